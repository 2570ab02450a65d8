import i18next from 'i18next';
import en from './year-en.json';
import zh from './year-zh.json';

/** Words of the pages that keep classes and their members, beside the few by which others lead there: they come with those pages. */
i18next.addResourceBundle('zh', 'translation', zh, true);
i18next.addResourceBundle('en', 'translation', en, true);
