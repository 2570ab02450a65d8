import i18next from 'i18next';
import en from './edit-en.json';
import zh from './edit-zh.json';

/** Words that nobody but an editor of rubrics reads: they come with those pages, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
