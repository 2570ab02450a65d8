import type { Engine } from '../db/engine.ts';
import { type Counter, mustNotWait } from './features/session/guesses.ts';

/**
 * Compares something that somebody may be guessing: it is counted first, and refused where one of its counters has no room. Counted
 * afterwards, as many as are sent at once would all be compared before the first of them slows the next. What was right is given back here where
 * nobody is forgiven in a transaction of their own: a reading has none.
 */
export type Guess = <Found>(
  counters: readonly Counter[],
  compare: () => Promise<Found>,
  isRight?: (found: Found) => boolean,
) => Promise<Found>;

export function guessing({ read, act }: Pick<Engine, 'read' | 'act'>, now: number): Guess {
  const ask = (name: string, counters: readonly Counter[]) =>
    act({ name, actor: undefined, params: {}, input: counters, now });
  return async (counters, compare, isRight = () => false) => {
    // Looked at before as well, so that a flood which is refused anyway leaves the writer alone.
    await read((q) => mustNotWait(q, counters, now));
    await ask('count-guess', counters);
    let found: Awaited<ReturnType<typeof compare>>;
    try {
      found = await compare();
    } catch (error) {
      await ask('give-back-guess', counters);
      throw error;
    }
    if (isRight(found)) await ask('give-back-guess', counters);
    return found;
  };
}
