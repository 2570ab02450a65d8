import { and, eq, inArray } from 'drizzle-orm';
import { keep } from '../../db/measure/keep.ts';
import { measureTerm, type Tally } from '../../db/measure/measure-term.ts';
import { releaseTerm } from '../../db/measure/release-term.ts';
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

/**
 * What a first night would do for the nth district's area figures, done here and now, as if none had gone before: of those that move, they
 * move once a day and no oftener.
 */
export async function released({ store, seeded, clock }: Pick<World, 'store' | 'seeded' | 'clock'>, d = 1) {
  const district = seeded.districts[d - 1];
  await store.write(async (tx) => {
    const { districtId, kind } = tx.tables.measurements;
    await tx
      .delete(tx.tables.measurements)
      .where(and(eq(districtId, district?.id ?? ''), inArray(kind, ['held', 'released'])));
  });
  for (const { id: termId } of district?.terms ?? [])
    await releaseTerm({
      districtId: district?.id ?? '',
      termId,
      now: clock.now,
      read: store.read,
      keep: (kept) => store.write((tx) => keep(tx, kept)),
    });
}

const DAY = 86_400_000;

/** The next day, and what its night does for the nth district: everything is measured, and once for the day leaves the schools. */
export async function nextDay(world: Pick<World, 'store' | 'seeded' | 'clock'>, d = 1) {
  world.clock.now += DAY;
  await measured(world, d);
}
