import type { TFunction } from 'i18next';
import { isRefusalCode, refusalWords } from '../../parts/refusal-words.ts';
import type { Cell } from './grid-store.ts';

/** What is the matter with a cell, in a sentence; nothing where all is well. */
export function whyWords(t: TFunction, { state, why, saved }: Cell): string {
  if (state === 'unreadable') return t(`grid.fault.${why ?? 'not-a-level'}`);
  if (state === 'failed') {
    const code = why ?? undefined;
    return isRefusalCode(code) ? `${refusalWords(t, code)} ${t('grid.notSaved')}` : t('grid.whole');
  }
  if (state === 'conflict') return t(saved ? 'grid.conflict' : 'grid.conflictGone', { by: why ?? '' });
  return '';
}
