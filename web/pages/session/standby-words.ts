import i18next from 'i18next';
import en from './standby-en.json';
import zh from './standby-zh.json';

/** For whoever answers for the data alone, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh, true);
i18next.addResourceBundle('en', 'translation', en, true);
