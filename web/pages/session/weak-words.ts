import i18next from 'i18next';
import type { Weakness } from '../../../server/core/account/weak-password.ts';
import type { Words } from '../../i18n/use-words.ts';
import en from './weak-en.json';
import zh from './weak-zh.json';

// They come with the form that asks for a new password, in both languages, and not with every page.
i18next.addResourceBundle('zh', 'translation', zh);
i18next.addResourceBundle('en', 'translation', en);

const KNOWN: readonly string[] = [
  'common',
  'contains-name',
  'contains-place',
  'monotonous',
] satisfies readonly Weakness[];

/** Why a new password was not taken. */
export const weakWords = (t: Words['t'], code: string | undefined) =>
  t(`weak.${code !== undefined && KNOWN.includes(code) ? code : 'other'}`);
