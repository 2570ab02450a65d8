import type { TFunction } from 'i18next';
import { Refused } from '../api.ts';
import { problemWords } from './problem-words.ts';

const PICTURE_WORDS: Readonly<Record<string, string>> = {
  'not-a-picture': 'photo.unreadable',
  broken: 'photo.unreadable',
  'more-behind': 'photo.unreadable',
  animated: 'photo.moves',
  'too-many-pixels': 'photo.tooLarge',
  'too-heavy': 'photo.tooLarge',
  'too-many': 'photo.tooMany',
};

/** Why a photo was not taken; children are named by whoever knows their names. */
export function photoProblem(t: TFunction, error: unknown, named: (pupilIds: string[]) => string): string {
  const errors = error instanceof Refused ? (error.problem.errors ?? []) : [];
  const codeOf = ({ code = '' }: (typeof errors)[number]) => code.replace(/^photo\./, '');
  const idsWith = (code: string) => errors.filter((one) => codeOf(one) === code).map((one) => one.path.slice(7));
  const [refusing, absent] = [idsWith('no-consent'), idsWith('not-of-activity')];
  if (refusing.length > 0) return t('photo.noConsent', { names: named(refusing) });
  if (absent.length > 0) return t('photo.notOfActivity', { names: named(absent) });
  const known = errors.flatMap((one) => PICTURE_WORDS[codeOf(one)] ?? [])[0];
  if (known) return t(known);
  return `${problemWords(t, error)} ${t('photo.stillHere')}`;
}
