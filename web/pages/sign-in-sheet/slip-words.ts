import type { ClassName } from '../../../server/contract/words.ts';
import type { Language } from '../../i18n/speak.ts';
import { writtenClass, writtenDay } from '../../i18n/written.ts';

/** A slip speaks both languages, whichever the page does: nobody asked the family for theirs. */
type Said = (said: { day: string; address: string }) => string;

export const SLIP: Readonly<Record<'guardian' | 'username' | 'code', string>> = {
  guardian: '监护人 Guardian',
  username: '用户名 Username',
  code: '登录码 Sign-in code',
};

export const HOW: Readonly<Record<Language, Said>> = {
  zh: ({ day, address }) =>
    `扫码，或打开 ${address} 输入用户名和登录码，再设一个自己的密码。只能用一次，${writtenDay(day, 'zh')}前有效，请勿给别人看。`,
  en: ({ day, address }) =>
    `Scan, or open ${address} and type both; then choose a password of your own. Works once, until ${writtenDay(day, 'en')}. Show it to nobody.`,
};

export const classInBoth = (name: Pick<ClassName, 'grade' | 'number'>) =>
  `${writtenClass(name, 'zh')} · ${writtenClass(name, 'en')}`;
