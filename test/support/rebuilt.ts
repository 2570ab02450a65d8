import { rebuildClass, selectClassTerms } from '../../db/derive/derive.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import type { World } from './world.ts';

/** How many stored figures of a class, over its terms, are not what the evidence says: always 0. */
export async function rebuiltDifferences(
  { store, clock }: Pick<World, 'store' | 'clock'>,
  classId: string,
): Promise<number> {
  return await store.write(async (tx) => {
    let all = 0;
    for (const at of await selectClassTerms(tx))
      if (at.classId === classId) all += await rebuildClass(tx, at, shanghaiDay(clock.now));
    return all;
  });
}
