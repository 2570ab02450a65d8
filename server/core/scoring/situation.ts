import type { Sex } from '../rubric/fitness.ts';
import type { Exempt } from './exempt.ts';

/** Whom and when a value is for, beside the marks. */
export type Situation = {
  readonly term: string;
  /** YYYY-MM-DD. */
  readonly termStartsOn: string | undefined;
  readonly bandId: string;
  /** 1–12. */
  readonly grade: number;
  readonly sex: Sex | null;
  readonly exempt: Exempt | undefined;
};
