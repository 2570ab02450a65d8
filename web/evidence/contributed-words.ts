import i18next from 'i18next';
import en from './contributed-en.json';
import zh from './contributed-zh.json';

/** Words for what families added, where records and classes are shown: not on every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
