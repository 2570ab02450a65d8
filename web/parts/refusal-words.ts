import type { TFunction } from 'i18next';

/** Of server/contract/recording.ts, whose list would bring its checks along; test/web/words holds the two together. */
const KNOWN = {
  day: ['future', 'none', 'not-yours'],
  pupil: ['not-yet', 'left', 'never', 'exempt'],
  indicator: ['none'],
  value: ['misfit'],
  mark: ['twice', 'not-yours', 'own-view'],
  base: ['none'],
} as const;
type Known = typeof KNOWN;
export type RefusalCode = { [Of in keyof Known]: `${Of}.${Known[Of][number]}` }[keyof Known];

const CODES = new Set(Object.entries(KNOWN).flatMap(([of, whys]) => whys.map((why) => `${of}.${why}`)));

export const isRefusalCode = (code: string | undefined): code is RefusalCode => code !== undefined && CODES.has(code);

/** Why the service did not take it, in a sentence. */
export const refusalWords = (t: TFunction, code: RefusalCode) => t(`refusal.${code}`);
