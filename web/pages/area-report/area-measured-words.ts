import i18next from 'i18next';
import en from './area-measured-en.json';
import zh from './area-measured-zh.json';

/** Words about how figures of an area were measured and compared. */
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);
