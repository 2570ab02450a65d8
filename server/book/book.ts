import type { z } from 'zod';
import type { SchoolEmblem } from '../../db/reach/emblems.ts';
import type { ChildForFamily } from '../contract/child-profile.ts';
import type { EvidenceItem } from '../contract/evidence-item.ts';
import type { Excuse, Stage } from '../core/cycle/confirmation.ts';
import type { Language } from '../core/reports/names.ts';

export type BookRecord = z.output<typeof EvidenceItem>;
/** Of what the family's page of the term answered what the book says: every figure in it is one of these. */
export type BookProfile = Pick<
  z.output<typeof ChildForFamily>,
  | 'pupil'
  | 'class'
  | 'schoolName'
  | 'term'
  | 'terms'
  | 'asOf'
  | 'methodVersion'
  | 'headline'
  | 'dimensions'
  | 'strengths'
  | 'growth'
  | 'atHome'
>;

/** What a book says of itself that is a report which was filed. */
export type FiledWords = {
  readonly number: number;
  readonly filedAt: number;
  /** SHA-256 in hex of the document that it is printed of. */
  readonly digest: string;
  readonly notice: { readonly startsOn: string; readonly endsOn: string };
  /** In the order of the stages; `by` is null where a homeroom teacher went on without a guardian. */
  readonly confirmed: readonly {
    readonly stage: Stage;
    readonly by: string | null;
    readonly at: number | null;
    readonly excuse: Excuse | null;
  }[];
  /** Records in the list that was confirmed. */
  readonly entries: number;
};

/** Everything a growth book is made of. It is read once, and laid out without asking anybody again. */
export type Book = {
  readonly profile: BookProfile;
  readonly language: Language;
  readonly emblem: SchoolEmblem;
  /** All of the term that the family may read, latest first. */
  readonly records: readonly BookRecord[];
  /** The term after this one, where the district has said when it begins. */
  readonly nextTerm: { readonly code: string; readonly startsOn: string } | null;
  /** A named person's, where there is one; else there is room to write by hand. */
  readonly comment?: { readonly text: string; readonly author: string; readonly day: string };
  readonly works?: readonly { readonly title: string; readonly day: string; readonly why: string | null }[];
  /** Of a report that was filed alone. */
  readonly filed?: FiledWords;
};

/** A photo as it is kept: WebP, by its id. */
export type BookPhotos = ReadonlyMap<string, Uint8Array>;
