import i18next from 'i18next';
import en from './archive-en.json';
import zh from './archive-zh.json';

/** Words for what is filed, and for asking that it be corrected, in both languages: not on every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
