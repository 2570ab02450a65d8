import i18next from 'i18next';
import en from './arranged-en.json';
import zh from './arranged-zh.json';

/** Words that only a child's pages need: they come with those, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
