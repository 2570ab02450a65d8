import i18next from 'i18next';
import en from './comment-en.json';
import zh from './comment-zh.json';

/** Words that only who writes comments, and the family that reads one, need: they come with those pages, in both languages. */
i18next.addResourceBundle('zh', 'translation', zh, true);
i18next.addResourceBundle('en', 'translation', en, true);
