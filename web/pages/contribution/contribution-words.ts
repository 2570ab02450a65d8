import i18next from 'i18next';
import en from './contribution-en.json';
import zh from './contribution-zh.json';

/** Words that only these two pages need, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
