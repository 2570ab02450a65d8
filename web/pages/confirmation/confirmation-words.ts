import i18next from 'i18next';
import en from './confirmation-en.json';
import zh from './confirmation-zh.json';

/** Words for confirming a term, in both languages: not on every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
