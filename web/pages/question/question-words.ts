import i18next from 'i18next';
import en from './question-en.json';
import zh from './question-zh.json';

/** Words for what families ask, in both languages: not on every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
