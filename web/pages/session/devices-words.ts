import i18next from 'i18next';
import en from './devices-en.json';
import zh from './devices-zh.json';

/** Words of one's own page alone: they come with it, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
