import { withoutNames } from '../screens/without-names.ts';
import { gramsOf, jaccard } from '../statistics/text-similarity.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/**
 * Two sentences are alike from this resemblance on: shared 3-grams of letters and digits over all of both (Broder 1997, On the resemblance and
 * containment of documents), after the names of the class are taken out. One word changed in a sentence of fifteen characters is above it,
 * the same activity told in two ways below.
 */
const ALIKE = 0.6;
/** A shorter sentence is alike because there is so little to say. */
const LEAST_GRAMS = 8;
/** From this part of a comment on it is another child's. */
const COPIED = 0.5;

type OtherComment = { readonly pupilId: string; readonly text: string };
type AlikeSentence = { readonly sentence: Sentence; readonly pupilId: string; readonly other: string };

type Read = { readonly sentence: Sentence; readonly grams: ReadonlySet<string> };
/** A comment that others are compared with, read once. */
export type Prepared = { readonly pupilId: string; readonly read: readonly Read[] };

const readOf = (text: string, names: readonly string[]): Read[] =>
  sentencesOf(text).map((sentence) => ({ sentence, grams: gramsOf(withoutNames(sentence.text, names, '')) }));

/** What the comments of a class say, read once and compared with each keystroke. */
export const othersRead = (others: readonly OtherComment[], names: readonly string[]): Prepared[] =>
  others.map(({ pupilId, text }) => ({
    pupilId,
    read: readOf(text, names).filter(({ grams }) => grams.size >= LEAST_GRAMS),
  }));

/** Sentences of a comment that are alike one of another child's, each with the likest; and whether they are half of it or more. */
export function alikeIn(
  text: string,
  others: readonly Prepared[],
  names: readonly string[],
): { readonly alike: readonly AlikeSentence[]; readonly isCopied: boolean } {
  const own = readOf(text, names);
  const found = own.flatMap(({ sentence, grams }) => {
    const likest = grams.size < LEAST_GRAMS ? undefined : likestOf(grams, others);
    return likest ? [{ size: grams.size, alike: { sentence, pupilId: likest.pupilId, other: likest.other } }] : [];
  });
  const all = own.reduce((sum, { grams }) => sum + grams.size, 0);
  const shared = found.reduce((sum, { size }) => sum + size, 0);
  return { alike: found.map(({ alike }) => alike), isCopied: found.length > 0 && shared >= all * COPIED };
}

function likestOf(grams: ReadonlySet<string>, others: readonly Prepared[]) {
  let likest: { pupilId: string; other: string; share: number } | undefined;
  for (const { pupilId, read } of others) {
    for (const one of read) {
      const share = jaccard(grams, one.grams);
      if (share >= ALIKE && share > (likest?.share ?? 0)) likest = { pupilId, other: one.sentence.text, share };
    }
  }
  return likest;
}
