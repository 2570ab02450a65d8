import i18next from 'i18next';
import en from './minute-en.json';
import zh from './minute-zh.json';

/** Words that only a child's page needs: they come with it, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
