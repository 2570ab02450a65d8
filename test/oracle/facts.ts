import type { Rubric } from '../../server/core/rubric/rubric.ts';

export type FactValue =
  | { readonly kind: 'level'; readonly level: string }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'hours'; readonly hours: number }
  | {
      readonly kind: 'award';
      readonly level: 'district' | 'school';
      readonly rank: 'first' | 'second';
      readonly role: 'individual' | 'member';
      readonly work: string;
    }
  | { readonly kind: 'measurement'; readonly item: string; readonly value: number }
  | { readonly kind: 'attendance'; readonly attended: number; readonly held: number }
  | { readonly kind: 'observation' };
/** One mark that stands: what it says now, who answers for it, when it happened and when it was entered. */
export type Fact = {
  readonly id: string;
  readonly pupilId: string;
  readonly term: string;
  readonly indicatorId: string;
  readonly value: FactValue;
  readonly raterId: string;
  readonly happenedOn: string;
  readonly enteredOn: string;
  /** What is kept for staff is a note, and counts in nothing. */
  readonly visibility: 'family' | 'staff';
};

export type Indicator = Rubric['indicators'][number];
/** Something that counts: points of 100 (or an amount), and the person whose judgement it is, if anybody's. */
export type Piece = { id: string; day: string; term: string; points: number; rater: string | null; value?: FactValue };

export const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
