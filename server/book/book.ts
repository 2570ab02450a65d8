import type { z } from 'zod';
import type { SchoolEmblem } from '../../db/reach/emblems.ts';
import type { ChildForFamily } from '../contract/child-profile.ts';
import type { EvidenceItem } from '../contract/evidence-item.ts';
import type { Language } from '../core/reports/names.ts';

export type BookRecord = z.output<typeof EvidenceItem>;
/** What the family's page of the term answered: every figure in the book is one of these. */
export type BookProfile = z.output<typeof ChildForFamily>;

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
};

/** A photo as it is kept: WebP, by its id. */
export type BookPhotos = ReadonlyMap<string, Uint8Array>;
