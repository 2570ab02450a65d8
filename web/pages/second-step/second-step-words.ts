import i18next from 'i18next';
import en from './second-step-en.json';
import zh from './second-step-zh.json';

/** Words of the second step alone: they come with it, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
