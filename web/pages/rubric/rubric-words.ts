import i18next from 'i18next';
import en from './rubric-en.json';
import zh from './rubric-zh.json';

/** Words of the rubric's pages, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
