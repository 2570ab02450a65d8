import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readAreaReport } from '../../server/contract/area-report.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { measured, released } from '../support/measure.ts';
import { openWorld, type World } from '../support/world.ts';
import { narrowSexes, totalsOver } from '../suppression/audit-sexes.ts';

/** Every second child of the district's two schools is a boy, 24 and 24 in each. */
async function withSexes(world: World) {
  await world.store.write(async (tx) => {
    const { pupils: table } = unsafeTables(tx);
    for (const s of [1, 2])
      for (const c of [1, 2, 3, 4])
        for (const [n, id] of world.place(1, s, c).pupils.entries())
          await tx
            .update(table)
            .set({ sex: n % 2 === 0 ? 'male' : 'female' })
            .where(eq(table.id, id));
  });
}

/** A record for so many boys and girls of a school, class by class. */
async function log(world: World, s: number, boys: number, girls: number) {
  const left = [boys, girls];
  for (const c of [1, 2, 3, 4]) {
    const { classId, pupils } = world.place(1, s, c);
    const some = pupils.filter((_, n) => {
      const sex = n % 2;
      left[sex] = (left[sex] ?? 0) - 1;
      return (left[sex] ?? 0) >= 0;
    });
    if (some.length === 0) continue;
    const body = { ...activityFor(some, { indicatorId: 'labour.h3' }), happenedOn: '2026-11-03' };
    const said = await world.ask(`labour-d1s${s}`, logActivity, { params: { classId }, body });
    expect(said.status, JSON.stringify(said.problem)).toBe(201);
  }
}

test('few boys with a record in one town are told in no report, and follow from none', async () => {
  const world = await openWorld({ pupilsInClass: 12 });
  const { district } = world.place(1, 1, 1);
  await withSexes(world);
  await log(world, 1, 3, 20);
  await log(world, 2, 15, 14);
  await measured(world);
  await released(world);
  const { areas, schools } = await world.store.read(async (q) => {
    const t = unsafeTables(q);
    return { areas: await q.select().from(t.areas), schools: await q.select().from(t.schools) };
  });
  const schoolIds = [1, 2].map((s) => world.place(1, s, 1).schoolId);
  const placesOf = (id: string) =>
    schoolIds.flatMap((schoolId, place) => {
      const school = schools.find((one) => one.id === schoolId);
      return [school?.districtId, school?.areaId, school?.groupId].includes(id) ? place : [];
    });
  const within = areas
    .filter(({ districtId }) => districtId === district.id)
    .map(({ id, sourcedId }) => ({ id, sourcedId, schools: placesOf(id) }));
  const of = (n: number) => ({ n: 24, noticed: n, records: n });
  const truth = {
    schoolIds,
    areas: within,
    bySchool: [
      { schoolId: schoolIds[0] ?? '', boys: of(3), girls: of(20) },
      { schoolId: schoolIds[1] ?? '', boys: of(15), girls: of(14) },
    ],
  };
  const open = new Set<string>();
  const said = new Map<string | null, unknown>();
  for (const { id, sourcedId } of within) {
    const { body } = await world.ask('officer-d1', readAreaReport, { params: { areaId: id } });
    const gap = body.measured?.dimensions.find(({ dimension }) => dimension === 'labour')?.gap;
    expect(gap).toBeDefined();
    said.set(sourcedId, gap?.opportunity);
    if (gap?.opportunity) open.add(id);
  }
  expect(said.get('d1-town1')).toBeNull();
  expect(narrowSexes(truth, totalsOver(10, truth), open)).toEqual([]);
  // All children of both towns are enough to be spoken of.
  expect(said.get('d1')).toMatchObject({ boys: { n: 50, noticed: 38 }, girls: { n: 50, noticed: 71 } });
});
