import i18next from 'i18next';
import en from './emblem-en.json';
import zh from './emblem-zh.json';

/** Words about what a school has printed on its papers. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
