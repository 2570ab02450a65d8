import type { Dimension } from '../rubric/rubric.ts';

/** Which figure of a report an action is about, so that the next report finds the same one again. */
export type FindingAbout = {
  readonly kind: 'noticed' | 'ok' | 'fresh';
  readonly dimension: Dimension;
  /** Of one class only; else of the whole place. */
  readonly classId: string | null;
};

/** The figure as it was: a share in per cent (rounded and hidden as the report rounds and hides), of how many, and when. */
export type Figure = {
  readonly value: number | '<5' | '>95' | 'locked' | null;
  readonly n: number | 'locked';
  readonly asOf: number;
};
