import type { TFunction } from 'i18next';
import { problemWords } from '../../parts/problem-words.ts';
import { faultOf } from './drafts.ts';

/** The rule that refused it, in words. */
export function faultWords(t: TFunction, error: unknown): string {
  const code = faultOf(error);
  return code === undefined ? problemWords(t, error) : t(`writer.fault.${code.replace('.', '-')}`);
}
