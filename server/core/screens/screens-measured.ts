import type { Dimension } from '../rubric/rubric.ts';
import type { Pattern } from './pattern.ts';

/** Late: entered more than a week after it happened; last-week: entered in the last week of the term. */
export const SCREENS = ['late', 'last-week', 'burst', 'copied', 'flat', 'jump'] as const;
export type Screen = (typeof SCREENS)[number];

type About = {
  /** By ids, always the same for the same thing: what a decision is kept under. */
  readonly subject: string;
  /** Chance of this or more if nothing were the matter, by the screen's own null model. */
  readonly p: number;
};
type OfClass = About & { readonly classId: string };
type OfRater = About & {
  readonly raterId: string;
  /** The classes it is about, by id. */
  readonly classIds: readonly string[];
};

export type FlatFound = {
  readonly dimension: Dimension;
  readonly ratings: number;
  readonly activities: number;
  readonly count: number;
  readonly share: number;
  readonly step: number;
  /** The school's own share of that level in that dimension. */
  readonly usual: number;
};

/** What a screen found, with the plain numbers behind it. A share is of 0–1; a step is a level, 1 the worst. */
export type Hit =
  | (OfClass & {
      readonly screen: 'late' | 'last-week';
      readonly entries: number;
      readonly count: number;
      readonly share: number;
      /** The school's own share. */
      readonly usual: number;
    })
  | (OfClass & {
      readonly screen: 'copied';
      /** Notes long enough to be compared; those that are nearly the same as a note about another child. */
      readonly notes: number;
      readonly count: number;
      readonly share: number;
      /** Two marks whose notes are alike, and how much. The texts are looked up when somebody reads this, and kept nowhere else. */
      readonly example: { readonly markIds: readonly [string, string]; readonly likeness: number };
    })
  | (OfRater & {
      readonly screen: 'burst';
      readonly span: 'day' | 'minute';
      /** Entries in the fullest day or minute, and the day it was. */
      readonly count: number;
      readonly onDay: string;
      /** How many days or minutes of this account stood out. */
      readonly times: number;
      /** Entries in a usual day or minute of the school in which anything was entered. */
      readonly usual: number;
    })
  | (OfRater & {
      readonly screen: 'flat';
      /** The dimensions in which it is so. */
      readonly found: readonly FlatFound[];
    })
  | (OfRater & {
      readonly screen: 'jump';
      readonly dimension: Dimension;
      readonly against: 'own-past' | 'blind';
      readonly ratings: number;
      /** Ratings it is compared with. */
      readonly before: number;
      /** Steps above (or, negative, below), with its standard error. */
      readonly difference: number;
      readonly se: number;
    });

export type ScreenMeasured = {
  readonly screen: Screen;
  /** Classes, accounts' days or a rater's dimensions that had enough to look at. */
  readonly examined: number;
  /** How many of them would be found if nothing were the matter with any. */
  readonly expected: number;
  readonly hits: readonly Hit[];
};

/** What the data-quality screens of a school found in one term, and each rater's own pattern, which is that rater's alone to read. */
export type ScreensMeasured = {
  readonly kind: 'screens';
  readonly screens: readonly ScreenMeasured[];
  /** Whoever recorded anything, in the order of their first record: the first is «teacher 1». */
  readonly raters: readonly string[];
  readonly patterns: Readonly<Record<string, readonly Pattern[]>>;
};
