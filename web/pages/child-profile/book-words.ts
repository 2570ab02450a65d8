import i18next from 'i18next';
import en from './book-en.json';
import zh from './book-zh.json';

/** Words that only the growth book needs: they come with it, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
