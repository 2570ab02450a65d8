import type { Rubric } from '../server/core/rubric/rubric.ts';
import type { Tables } from './schema/tables.ts';

export type TermRow = Pick<
  Tables['terms']['$inferSelect'],
  'id' | 'code' | 'startsOn' | 'endsOn' | 'daysOff' | 'holdsBreakBefore'
>;
/** An arrangement for one child as records and scores ask of it: never the reason. */
export type Arranged = Pick<
  Tables['arrangements']['$inferSelect'],
  'id' | 'dimension' | 'indicatorId' | 'kind' | 'startsOn' | 'endsOn'
>;
/** What a school says it offers to all its children, and in which terms. */
export type OfferToAll = Pick<
  Tables['offersToAll']['$inferSelect'],
  'dimension' | 'indicatorId' | 'fromTerm' | 'beforeTerm'
>;
export type PinnedRubric = { readonly id: string; readonly body: Rubric };

/** What a term of a district is, as far as somebody has asked: its terms, the rubrics in force in each, what each school offers and has arranged for single children. */
export type Frame = {
  readonly version: string;
  terms?: readonly TermRow[];
  /** By term. */
  readonly rubrics: Map<string, readonly PinnedRubric[]>;
  /** By school. */
  readonly adopted: Map<string, ReadonlySet<string>>;
  /** By school, then by pupil. */
  readonly arranged: Map<string, ReadonlyMap<string, readonly Arranged[]>>;
  /** By school. */
  readonly offered: Map<string, readonly OfferToAll[]>;
};

/** What a store has read and need not read again: rubrics never change, a place is of one district for ever, a frame has a version. */
export type Known = {
  readonly rubrics: Map<string, Rubric>;
  /** By district. */
  readonly frames: Map<string, Frame>;
  /** The district of a term or a school. */
  readonly districts: Map<string, string>;
};

export const knowNothing = (): Known => ({ rubrics: new Map(), frames: new Map(), districts: new Map() });
