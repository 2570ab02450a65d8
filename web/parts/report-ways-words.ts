import i18next from 'i18next';
import en from './report-ways-en.json';
import zh from './report-ways-zh.json';

/** Words of a report on paper, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
