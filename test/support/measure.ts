import { keep } from '../../db/measure/keep.ts';
import { measureTerm, type Tally } from '../../db/measure/measure-term.ts';
import { selectTerms } from '../../db/reach/lists.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { currentTerm } from '../../server/core/calendar/terms.ts';
import { heard } from './plans/statements.ts';
import type { World } from './world.ts';

/** What the measuring thread would do now for the nth district and its current term (or another), done here. */
export async function measured(
  { store, seeded, clock }: Pick<World, 'store' | 'seeded' | 'clock'>,
  d = 1,
  code?: string,
): Promise<Tally> {
  const [districtId, now] = [seeded.districts[d - 1]?.id ?? '', clock.now];
  const today = shanghaiDay(now);
  const terms = await store.read((q) => selectTerms(q, districtId));
  const term = code === undefined ? currentTerm(terms, today) : terms.find((one) => one.code === code);
  return await measureTerm({
    districtId,
    termId: term?.id ?? '',
    now,
    today,
    read: heard(store).read,
    keep: (kept) => heard(store).write((tx) => keep(tx, kept)),
  });
}
