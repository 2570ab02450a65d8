import i18next from 'i18next';
import en from './ask-en.json';
import zh from './ask-zh.json';

/** Words for asking beside a record or a level. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
