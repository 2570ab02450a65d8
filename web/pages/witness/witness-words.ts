import i18next from 'i18next';
import en from './witness-en.json';
import zh from './witness-zh.json';

/** Words of the page that somebody outside opens, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
