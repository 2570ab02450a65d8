import i18next from 'i18next';
import en from './objection-en.json';
import zh from './objection-zh.json';

/** Words for objections to a notice, in both languages: not on every page. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
