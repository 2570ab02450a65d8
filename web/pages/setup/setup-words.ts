import i18next from 'i18next';
import en from './setup-en.json';
import zh from './setup-zh.json';

/** Words that are read once in the life of an installation: they come with the page that sets it up, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
