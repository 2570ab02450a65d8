import i18next from 'i18next';
import en from './notice-line-en.json';
import zh from './notice-line-zh.json';

/** Words of a class whose records are at notice, which only pages of classes need, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
