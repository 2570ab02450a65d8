import i18next from 'i18next';
import en from './book-en.json';
import zh from './book-zh.json';

/** Words that only the growth book and the own copy need: they come with them, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
