import type { Engine } from '../db/engine.ts';
import { type Counter, mustNotWait } from './features/session/guesses.ts';

/**
 * Compares something that somebody may be guessing: it is counted first, and refused where one of its counters has no room. Counted
 * afterwards, as many as are sent at once would all be compared before the first of them slows the next.
 */
export type Guess = <Found>(counters: readonly Counter[], compare: () => Promise<Found>) => Promise<Found>;

export function guessing({ read, act }: Pick<Engine, 'read' | 'act'>, now: number): Guess {
  const ask = (name: string, counters: readonly Counter[]) =>
    act({ name, actor: undefined, params: {}, input: counters, now });
  return async (counters, compare) => {
    // Looked at before as well, so that a flood which is refused anyway leaves the writer alone.
    await read((q) => mustNotWait(q, counters, now));
    await ask('count-guess', counters);
    try {
      return await compare();
    } catch (error) {
      await ask('give-back-guess', counters);
      throw error;
    }
  };
}
