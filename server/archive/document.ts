import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Book, FiledWords } from '../book/book.ts';
import { canonical } from '../core/canonical.ts';
import type { ListedEntry } from '../core/cycle/evidence-list.ts';
import type { Language } from '../core/reports/names.ts';
import type { Rubric } from '../core/rubric/rubric.ts';
import type { ScoreInput, VarianceComponents } from '../core/scoring/dimension-score.ts';
import type { DaysOff } from '../core/scoring/exempt.ts';
import type { growthLines } from '../profile/growth-lines.ts';

export const FORMAT = 'chucai-archive/1';

/** What a score is made of, as plain JSON: raters are r1, r2 … in the order they first rated. */
export type FiledInput = Omit<ScoreInput, 'offeredToAll' | 'exempt' | 'components'> & {
  readonly offeredToAll: readonly string[];
  readonly exempt: {
    readonly days: readonly (readonly [string, readonly DaysOff[]])[];
    readonly term: DaysOff;
    readonly year: DaysOff;
  } | null;
  readonly components: VarianceComponents | null;
};

export type FiledScore = {
  readonly dimension: string;
  readonly input: FiledInput;
  readonly records: number;
  readonly fresh: number;
  readonly lastOn: string | null;
  readonly byOwnGoal: readonly string[];
};

/**
 * A child's report of a term as it is filed: the list that was confirmed and by whom, the report that its family reads, and all that its figures
 * are made of, so that they can be worked out again. Rubrics, the emblem and what is not the family's to read are named by the digest of a part. What the report says of earlier
 * terms (`growth`, `lines`) is what was said of them then. It goes home: what is not the family's to read is not in it. No photos: a family may take its word about them back, and what is filed stays.
 */
export type ArchiveDocument = {
  readonly format: typeof FORMAT;
  readonly number: number;
  readonly of: {
    readonly pupilId: string;
    readonly classId: string;
    readonly schoolId: string;
    readonly termId: string;
  };
  readonly notice: { readonly startsOn: string; readonly endsOn: string };
  readonly evidence: { readonly hash: string; readonly entries: readonly ListedEntry[] };
  readonly confirmed: FiledWords['confirmed'];
  readonly rubrics: readonly { readonly dimension: string; readonly digest: string }[];
  readonly emblem: { readonly png: string | null; readonly motto: string | null };
  /** Indicators of which only the taking part is shown. */
  readonly unjudged: readonly string[];
  /** The digest of the marks that count in scores and are not the family's to read; null where there are none. The part stays with the school. */
  readonly hidden: string | null;
  readonly scored: readonly FiledScore[];
  readonly lines: readonly Pick<ReturnType<typeof growthLines>[number], 'dimension' | 'judged' | 'change'>[];
  readonly report: Pick<Book, 'profile' | 'records' | 'nextTerm' | 'comment' | 'works'>;
};

/** By digest: a rubric as it was in force and marks that are hidden, as JSON, and an emblem as base64. */
export type Parts = ReadonlyMap<string, string>;

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The document as it is kept, downloaded and hashed: one text, whatever order its members came in. */
export const textOf = (document: ArchiveDocument): string => canonical(document);

/** As the database holds it: its digest is of the text and never of this. */
export const packed = (text: string): string => deflateRawSync(text, { level: 9 }).toString('base64');

/** More than any document has, so that a damaged one takes no memory. Throws where it is none. */
const MOST_BYTES = 20_000_000;
export const unpacked = (body: string): string =>
  inflateRawSync(Buffer.from(body, 'base64'), { maxOutputLength: MOST_BYTES }).toString();

/** A text that was written here before, and whose digest was compared. */
export const documentOf = (text: string): ArchiveDocument => JSON.parse(text) as ArchiveDocument;

/** The digests of all parts that a document names. */
export const partsOf = ({ rubrics, emblem, hidden }: ArchiveDocument): string[] => [
  ...rubrics.map(({ digest }) => digest),
  ...[emblem.png, hidden].flatMap((digest) => digest ?? []),
];

export function partIn(parts: Parts, digest: string): string {
  const part = parts.get(digest);
  if (part === undefined) throw new Error(`a document names a part that is not there: ${digest}`);
  return part;
}

export const rubricsOf = ({ rubrics }: ArchiveDocument, parts: Parts): Rubric[] =>
  rubrics.map(({ digest }) => JSON.parse(partIn(parts, digest)) as Rubric);

/** Marks by dimension, as in the inputs of the scores. */
export type HiddenMarks = Readonly<Record<string, FiledInput['marks']>>;
export const hiddenOf = ({ hidden }: ArchiveDocument, parts: Parts): HiddenMarks =>
  hidden === null ? {} : (JSON.parse(partIn(parts, hidden)) as HiddenMarks);

/** What is printed of it, and of nothing else. */
export function bookOf(
  text: string,
  parts: Parts,
  { filedAt, language }: { filedAt: number; language: Language },
): Book {
  const document = documentOf(text);
  const { number, notice, confirmed, evidence, emblem, report } = document;
  const filed = { number, filedAt, digest: digestOf(text), notice, confirmed, entries: evidence.entries.length };
  const png = emblem.png === null ? null : partIn(parts, emblem.png);
  return { ...report, language, emblem: { png, motto: emblem.motto }, filed };
}
