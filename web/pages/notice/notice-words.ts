import i18next from 'i18next';
import en from './notice-en.json';
import zh from './notice-zh.json';

/** Words for the end of a term, in both languages: not on every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
