import i18next from 'i18next';
import en from './end-en.json';
import zh from './end-zh.json';

/** Words that nobody but a keeper of rosters reads: they come with the page where a school ends, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
