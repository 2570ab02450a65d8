import i18next from 'i18next';
import en from './series-en.json';
import zh from './series-zh.json';

/** Words of the page of series alone, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
