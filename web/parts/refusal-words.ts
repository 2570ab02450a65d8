import type { TFunction } from 'i18next';
import type { DAY_FAULTS, MarkFault } from '../../server/contract/recording.ts';

export type RefusalCode = MarkFault | (typeof DAY_FAULTS)[number] | 'base.none';

const WORDS: Readonly<Record<RefusalCode, string>> = {
  'day.future': 'refusal.day.future',
  'day.none': 'refusal.day.none',
  'day.not-yours': 'refusal.day.not-yours',
  'pupil.not-yet': 'refusal.pupil.not-yet',
  'pupil.left': 'refusal.pupil.left',
  'pupil.never': 'refusal.pupil.never',
  'indicator.none': 'refusal.indicator.none',
  'value.misfit': 'refusal.value.misfit',
  'mark.twice': 'refusal.mark.twice',
  'mark.not-yours': 'refusal.mark.not-yours',
  'base.none': 'refusal.base.none',
};

export const isRefusalCode = (code: string | undefined): code is RefusalCode => code !== undefined && code in WORDS;

/** Why the service did not take it, in a sentence. */
export const refusalWords = (t: TFunction, code: RefusalCode) => t(WORDS[code]);
