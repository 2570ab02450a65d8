import type { Text } from './text.ts';

/** A fact's sentence with its figures: {n} is the times, the hours or the times attended, {held} of how many. Hours to a tenth. */
export function factSentence(
  sentence: Text,
  { amount, held }: { readonly amount: number; readonly held: number | null },
): Text {
  const n = String(Math.round(amount * 10) / 10);
  const filled = (words: string) => words.replaceAll('{n}', n).replaceAll('{held}', String(held ?? ''));
  return { zh: filled(sentence.zh), en: filled(sentence.en) };
}
