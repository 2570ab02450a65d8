import type { alikeIn } from './alike.ts';
import { type Citation, uncitedIn } from './citations.ts';
import { type Found, othersNamed } from './others-named.ts';
import type { WordGroup } from './refused-words.ts';
import { sentenceAt, sentencesOf } from './sentences.ts';
import { wordsFound } from './words-found.ts';

/** Of these an author is warned and answers: mends the text, or keeps it on purpose. */
export const ANSWERED_KINDS = ['name', 'word', 'alike'] as const;
type AnsweredKind = (typeof ANSWERED_KINDS)[number];

/** What was kept on purpose: this word, in this very sentence. Of another sentence it is asked again. */
export type KeptChoice = { readonly kind: AnsweredKind; readonly said: string; readonly sentence: string };

/** `sentence` is the one it stands in; `mustAnswer`: the family cannot read it before somebody did. */
export type Catch = Found & {
  readonly sentence: string;
  readonly mustAnswer: boolean;
} & (
    | { readonly kind: 'name' }
    | { readonly kind: 'word'; readonly group: WordGroup }
    /** Of whose comment, and what that says. */
    | { readonly kind: 'alike'; readonly pupilId: string; readonly other: string }
    | { readonly kind: 'uncited' }
  );

type Checked = {
  readonly text: string;
  readonly citations: readonly Citation[];
  /** Cited records that were withdrawn meanwhile. */
  readonly gone: ReadonlySet<string>;
  readonly own: string;
  readonly others: readonly string[];
  readonly alike: ReturnType<typeof alikeIn>;
};

/** All that an author is shown about a comment, in the order of the text. */
export function catchesIn({ text, citations, gone, own, others, alike }: Checked): Catch[] {
  const sentences = sentencesOf(text);
  const sentenceOf = ({ from }: Found) => sentenceAt(sentences, from + 1)?.text ?? '';
  return [
    ...othersNamed(text, own, others).map((found) => {
      return { ...found, kind: 'name' as const, sentence: sentenceOf(found), mustAnswer: true };
    }),
    ...wordsFound(text).map((found) => {
      return { ...found, kind: 'word' as const, sentence: sentenceOf(found), mustAnswer: true };
    }),
    ...alike.alike.map(({ sentence: { from, to, text: said }, pupilId, other }) => {
      return { kind: 'alike' as const, from, to, said, sentence: said, pupilId, other, mustAnswer: alike.isCopied };
    }),
    ...uncitedIn(sentences, citations, gone).map(({ from, to, text: said }) => {
      return { kind: 'uncited' as const, from, to, said, sentence: said, mustAnswer: false };
    }),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
}

export const isAnswered = ({ kind, said, sentence }: Catch, kept: readonly KeptChoice[]): boolean =>
  kept.some((one) => one.kind === kind && one.said === said && one.sentence === sentence);

/** What stands in the way of a release. */
export const unansweredIn = (catches: readonly Catch[], kept: readonly KeptChoice[]): Catch[] =>
  catches.filter((one) => one.mustAnswer && !isAnswered(one, kept));

/** Choices about what is still in the text: one about a sentence that was rewritten is no choice any more. */
export const keptStill = (catches: readonly Catch[], kept: readonly KeptChoice[]): KeptChoice[] =>
  kept.filter((choice) => catches.some((one) => isAnswered(one, [choice])));
