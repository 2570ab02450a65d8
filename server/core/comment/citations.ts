import { type Sentence, sentenceAt, sentencesOf } from './sentences.ts';

/** A record of the child, cited at a place in the text: it stands for the sentence it is in. */
export type Citation = { readonly at: number; readonly markId: string };

/** Sentences for which no record stands. `gone` are records that were withdrawn meanwhile: they stand for nothing. */
export function uncitedIn(
  sentences: readonly Sentence[],
  citations: readonly Citation[],
  gone: ReadonlySet<string>,
): Sentence[] {
  const cited = new Set(
    citations.flatMap(({ at, markId }) => (gone.has(markId) ? [] : [sentenceAt(sentences, at)?.from])),
  );
  return sentences.filter(({ from }) => !cited.has(from));
}

/** Where citations are after the text was changed: each stays with its sentence, and goes with one that was taken out whole. */
export function movedCitations(before: string, after: string, citations: readonly Citation[]): Citation[] {
  const sentences = sentencesOf(before);
  const { begin, end } = replacedIn(before, after, sentences);
  return citations.flatMap((citation) => {
    const { at } = citation;
    if (at <= begin) return [citation];
    if (at > end) return [{ ...citation, at: at + after.length - before.length }];
    const sentence = sentenceAt(sentences, at);
    return sentence && sentence.from < begin ? [{ ...citation, at: begin }] : [];
  });
}

/**
 * Which part of a text was replaced. What was only taken out may be taken for several parts («你会编。你唱。» without its first sentence
 * begins as before): then it is the one that begins where a sentence does.
 */
function replacedIn(before: string, after: string, sentences: readonly Sentence[]) {
  const begin = commonStart(before, after);
  const end = before.length - commonEnd(before, after, begin);
  const starts = new Set(sentences.map(({ from }) => from));
  const isTakenOut = before.length - after.length === end - begin;
  for (let by = 0; isTakenOut && by <= begin; by += 1) {
    if (starts.has(begin - by)) return { begin: begin - by, end: end - by };
    if (before[begin - by - 1] !== before[end - by - 1]) break;
  }
  return { begin, end };
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

function commonEnd(one: string, other: string, begin: number): number {
  const most = Math.min(one.length, other.length) - begin;
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length += 1;
  return length;
}
