/** Where a sentence stands in a text; it ends behind its last sign. */
export type Sentence = { readonly from: number; readonly to: number; readonly text: string };

/** Up to a full stop, a question or exclamation mark or a line's end, with the quotes that close behind it; a stop within a number ends nothing. */
const SENTENCE = /(?:[^。！？!?…\n.]|\.(?=[\p{L}\p{N}]))+[。！？!?….]*[”’」』"')）]*/gu;

/** The sentences of a text; what holds neither a letter nor a digit is none. */
export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: said, index }) => {
    if (!/[\p{L}\p{N}]/u.test(said)) return [];
    const from = index + said.length - said.trimStart().length;
    const to = index + said.trimEnd().length;
    return [{ from, to, text: text.slice(from, to) }];
  });
}

/** The sentence that a place in the text belongs to; behind the last sign it is still that sentence. */
export const sentenceAt = (sentences: readonly Sentence[], at: number): Sentence | undefined =>
  sentences.find(({ from, to }) => from < at && at <= to);
