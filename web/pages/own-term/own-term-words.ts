import i18next from 'i18next';
import en from './own-term-en.json';
import zh from './own-term-zh.json';

/** Words of this page alone: they come with it, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
