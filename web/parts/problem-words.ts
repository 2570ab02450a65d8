import type { TFunction } from 'i18next';
import { Refused } from '../api.ts';
import { KeptTooLong } from '../offline/kept-replies.ts';
import { isRefusalCode, refusalWords } from './refusal-words.ts';

/** What any page may be told, in the same words. */
const EVERYWHERE = {
  'text.private': 'problem.privateSigns',
  'school.ended': 'problem.schoolEnded',
  'class.at-notice': 'class.at-notice',
  'class.filed': 'class.filed',
} as const;
export const isSaidEverywhere = (code: string | undefined): code is keyof typeof EVERYWHERE =>
  code !== undefined && code in EVERYWHERE;

/** What happened, in a sentence; what to do follows in the same breath. Never a code. */
export function problemWords(t: TFunction, error: unknown): string {
  if (error instanceof Refused) {
    const { code, retryAfter = 0, errorId = '', errors = [] } = error.problem;
    for (const { code: of, until = '' } of errors) if (isSaidEverywhere(of)) return t(EVERYWHERE[of], { until });
    const why = errors.map((one) => one.code).find(isRefusalCode);
    if (code === 'invalid' && why) return refusalWords(t, why);
    if (code === 'slow-down') {
      const minutes = Math.ceil(retryAfter / 60);
      return retryAfter > 90
        ? t('problem.waitMinutes', { count: minutes })
        : t('problem.wait', { count: retryAfter || 30 });
    }
    return code === 'unexpected' && errorId ? t('problem.unexpectedWithId', { errorId }) : t(`problem.${code}`);
  }
  if (error instanceof KeptTooLong) return t('offline.tooLong');
  return navigator.onLine ? t('problem.unreachable') : t('problem.offline');
}
