import i18next from 'i18next';
import en from './incident-en.json';
import zh from './incident-zh.json';

/** Words for what calls for help, in both languages: not on every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
