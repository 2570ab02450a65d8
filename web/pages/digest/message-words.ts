import i18next from 'i18next';
import en from './message-en.json';
import zh from './message-zh.json';

/** Words of the weekly message: they come with its section, in both languages, and not with every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
