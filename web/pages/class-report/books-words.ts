import i18next from 'i18next';
import en from './books-en.json';
import zh from './books-zh.json';

/** Words that only a class's growth books need: they come with them, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
