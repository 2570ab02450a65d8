import i18next from 'i18next';
import en from './screens-en.json';
import zh from './screens-zh.json';

/** Words that nobody but a reviewer reads: they come with the pages of hints, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
