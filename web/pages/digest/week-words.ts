import i18next from 'i18next';
import en from './week-en.json';
import zh from './week-zh.json';

/** Words of the week alone: they come with its page, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
