import i18next from 'i18next';
import en from './sightings-en.json';
import zh from './sightings-zh.json';

/** Words of one's own page alone: they come with it, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
