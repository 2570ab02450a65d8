import type { Actor, Reader } from '../../../db/engine.ts';
import type { Week } from '../../core/digest/weeks.ts';

/** Who asks of which week; `isNow`: it is not over. */
export type Asked = {
  readonly q: Reader;
  readonly actor: Actor;
  readonly today: string;
  readonly week: Week;
  readonly isNow: boolean;
};
