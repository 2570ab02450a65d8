import i18next from 'i18next';
import en from './works-en.json';
import zh from './works-zh.json';

/** Words that only a child's page needs: they come with it, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh, true);
i18next.addResourceBundle('en', 'translation', en, true);
