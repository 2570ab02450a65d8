import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';

type Words = {
  /** Dimension → what was seen of a child that did well. */
  readonly seen: Readonly<Record<string, readonly string[]>>;
  /** Dimension → what is still coming, said kindly. */
  readonly coming: Readonly<Record<string, readonly string[]>>;
  readonly praise: readonly string[];
  readonly step: readonly string[];
  /** Dimension → what was seen of all who were there. */
  readonly together: Readonly<Record<string, { readonly good: readonly string[]; readonly coming: readonly string[] }>>;
  /** The late class's sentence, and itself with a word changed. */
  readonly copied: readonly string[];
};
const WORDS = JSON.parse(readFileSync(join(packageRoot, 'db/seed/demo/notes.json'), 'utf8')) as Words;
const FRAMES = [
  (title: string) => `在“${title}”里，`,
  (title: string) => `“${title}”这一次，`,
  (title: string) => `这次“${title}”，`,
];
/** Prime to the number of pairs (144 and 64), so that a class meets every pair once before one comes again. */
const STRIDE = 37;

/** The nth note of a class in a dimension, as a teacher would write it: no two alike in a class. */
export function noteOf(dimension: string, title: string, isGood: boolean, nth: number): string | null {
  const firsts = (isGood ? WORDS.seen : WORDS.coming)[dimension] ?? [];
  const lasts = isGood ? WORDS.praise : WORDS.step;
  const pair = (nth * STRIDE) % (firsts.length * lasts.length);
  const first = firsts[pair % firsts.length];
  const last = lasts[Math.floor(pair / firsts.length)];
  const frame = FRAMES[nth % FRAMES.length];
  return first && last && frame ? `${frame(title)}${first}${last}` : null;
}

export const copiedNote = (nth: number) => WORDS.copied[nth % WORDS.copied.length] ?? null;

/** One sentence for an activity: what was seen of most of those who were there. */
export function sentenceOf(dimension: string, isGood: boolean, nth: number): string | null {
  const words = WORDS.together[dimension]?.[isGood ? 'good' : 'coming'] ?? [];
  const said = words[nth % words.length];
  return said ? `${said}。` : null;
}
