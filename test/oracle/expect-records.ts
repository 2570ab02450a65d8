import { expect } from 'vitest';
import type { World } from '../support/world.ts';
import type { Lane } from './lane.ts';
import { termOn } from './stays.ts';

/** What is stored of every activity and mark is what was accepted last, and what was refused left no trace. */
export async function expectRecords({ store, seeded }: World, lanes: readonly Lane[]) {
  const terms = new Map(seeded.districts.flatMap((district) => district.terms.map((term) => [term.id, term.code])));
  const { activities, marks } = await store.read(async (q) => ({
    activities: await q.select().from(q.tables.activities),
    marks: await q.select().from(q.tables.marks),
  }));
  const known = lanes.flatMap(({ at, known: of }) => of.activities.map((activity) => ({ at, of, activity })));
  expect(activities).toHaveLength(known.length);
  const [byId, markById] = [
    new Map(activities.map((row) => [row.id, row])),
    new Map(marks.map((row) => [row.id, row])),
  ];
  expect(marks).toHaveLength(known.flatMap(({ of, activity }) => of.marksOf(activity.id)).length);
  for (const { at, of, activity } of known) {
    const { isWithdrawn, ...said } = activity;
    const row = byId.get(activity.id);
    const place = { classId: at.classId, term: termOn(activity.happenedOn) };
    const stored = { ...row, term: terms.get(row?.termId ?? ''), isWithdrawn: (row?.withdrawnAt ?? null) !== null };
    expect(stored, activity.id).toMatchObject({ ...said, ...place, isWithdrawn });
    for (const { id, pupilId, indicatorId, raterId, version, taken } of of.marksOf(activity.id)) {
      const mark = markById.get(id);
      expect({ ...mark, term: terms.get(mark?.termId ?? '') }, id).toMatchObject({
        ...{ pupilId, indicatorId, raterId, version, ...place },
        happenedOn: activity.happenedOn,
        isWithdrawn: taken !== null,
      });
    }
  }
}
