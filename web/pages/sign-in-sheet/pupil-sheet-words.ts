import i18next from 'i18next';
import en from './pupil-sheet-en.json';
import zh from './pupil-sheet-zh.json';

/** Words about pupils' own accounts: of the sheet of a class, and of the line that a school draws. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
