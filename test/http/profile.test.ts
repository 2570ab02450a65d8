import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { raiseFrame } from '../../db/frame.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { findPupils, listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { listClasses, listClassPupils, listClassRubrics, logActivity } from '../../server/contract/evidence.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld, type World } from '../support/world.ts';

const INDICATORS = ['labour.g1', 'labour.g2', 'labour.g3', 'labour.g4', 'labour.h2', 'labour.h3'];

/** One activity in which every pupil named is seen at a level in six indicators: enough for a score. */
function fullActivity(world: World, levels: readonly (readonly [string, string])[]) {
  const marks = levels.flatMap(([pupilId, level]) =>
    INDICATORS.map((indicatorId) => ({ pupilId, indicatorId, value: { kind: 'level' as const, level } })),
  );
  return { clientId: world.newClientId(), title: '劳动周', happenedOn: '2026-11-02', marks };
}

test('an activity for staff alone is on no page of the family; staff see it', async () => {
  const { ask, place } = await openWorld();
  const { classId, pupils } = place(1, 1, 2);
  const at = { params: { pupilId: pupils[0] ?? '' } };
  const log = (title: string, visibility: 'staff' | 'family', happenedOn: string) =>
    ask('homeroom-d1s1c2', logActivity, {
      params: { classId },
      body: { ...activityFor(pupils, { level: 'A' }), title, visibility, happenedOn, note: `${title}的说明` },
    });
  await log('家里也看得到', 'family', '2026-11-02');
  await log('只给老师看', 'staff', '2026-11-03');
  for (const route of [readProfile, listEvidence]) {
    const family = JSON.stringify((await ask('guardian-d1s1c2p1', route, at)).body);
    const staff = JSON.stringify((await ask('homeroom-d1s1c2', route, at)).body);
    expect([family.includes('家里也看得到'), family.includes('只给老师看')], route.id).toEqual([true, false]);
    expect([staff.includes('家里也看得到'), staff.includes('只给老师看')], route.id).toEqual([true, true]);
  }
});

/** The next version of the labour rubric, in which one indicator is for staff and one for whoever wrote the mark. */
async function pinRubricWithSecrets({ store, place }: World) {
  await store.write(async (tx) => {
    const { rubrics, termRubrics } = unsafeTables(tx);
    const { district } = place(1, 1, 1);
    const all = await tx.select().from(rubrics).where(eq(rubrics.districtId, district.id));
    const before = all.find((row) => row.dimension === 'labour');
    if (!before) throw new Error('there is no labour rubric');
    const seenBy: Readonly<Record<string, 'staff' | 'author'>> = { 'labour.g2': 'staff', 'labour.g3': 'author' };
    const indicators = before.body.indicators.map((one) => ({ ...one, visibility: seenBy[one.id] ?? one.visibility }));
    await tx
      .insert(rubrics)
      .values({ ...before, id: 'labour-2', version: 2, body: { ...before.body, version: 2, indicators } });
    await tx.update(termRubrics).set({ rubricId: 'labour-2' }).where(eq(termRubrics.rubricId, before.id));
    await raiseFrame(tx, district.id);
  });
}

test('an indicator for staff, or for its author, is on no page of the family', async () => {
  const world = await openWorld();
  await pinRubricWithSecrets(world);
  const { ask, place } = world;
  const { classId, pupils } = place(1, 1, 2);
  const [pupilId = ''] = pupils;
  const body = fullActivity(world, [[pupilId, 'A']]);
  expect((await ask('homeroom-d1s1c2', logActivity, { params: { classId }, body })).status).toBe(201);
  const said = async (username: string) => {
    const profile = await ask(username, readProfile, { params: { pupilId } });
    const evidence = await ask(username, listEvidence, { params: { pupilId } });
    expect([profile.status, evidence.status]).toEqual([200, 200]);
    const text = JSON.stringify([profile.body, evidence.body]);
    return Object.fromEntries(['labour.g1', 'labour.g2', 'labour.g3'].map((id) => [id, text.includes(`"${id}"`)]));
  };
  expect(await said('guardian-d1s1c2p1')).toEqual({ 'labour.g1': true, 'labour.g2': false, 'labour.g3': false });
  expect(await said('labour-d1s1')).toMatchObject({ 'labour.g1': true, 'labour.g2': true });
  const evidence = await ask('labour-d1s1', listEvidence, { params: { pupilId } });
  expect(evidence.body.items.map((item) => item.indicatorId)).not.toContain('labour.g3');
  const listed = async (username: string) => {
    const { body: list } = await ask(username, listActivities, { params: { classId } });
    return list.activities.flatMap((activity) => activity.marks.map((mark) => mark.indicatorId));
  };
  expect((await listed('homeroom-d1s1c2')).sort()).toEqual(INDICATORS);
  expect((await listed('labour-d1s1')).sort()).toEqual(INDICATORS.filter((id) => id !== 'labour.g3'));
});

test('the class is drawn as a band for staff alone, and from twenty scores on', async () => {
  const world = await openWorld({ pupilsInClass: 20 });
  const { ask, place } = world;
  const { classId, pupils } = place(1, 1, 2);
  const at = { params: { pupilId: pupils[0] ?? '' } };
  const log = async (levels: readonly (readonly [string, string])[]) =>
    expect(
      (await ask('homeroom-d1s1c2', logActivity, { params: { classId }, body: fullActivity(world, levels) })).status,
    ).toBe(201);
  const bands = async () => {
    const { body } = await ask('homeroom-d1s1c2', readProfile, at);
    return body.audience === 'staff' ? body.classBands : undefined;
  };
  await log(pupils.slice(0, 19).map((id, n) => [id, n < 9 ? 'B' : 'A']));
  expect(await bands()).toEqual([]);
  await log([[pupils[19] ?? '', 'B']]);
  expect(await bands()).toEqual([{ dimension: 'labour', n: 20, p25: 85, p75: 100 }]);
  const family = await ask('guardian-d1s1c2p1', readProfile, at);
  expect(family.body.audience).toBe('family');
  expect(Object.keys(family.body)).not.toContain('classBands');
});

test("nothing of a family's page comes from classmates: whatever they get, its bytes stay", async () => {
  const world = await openWorld();
  const { ask, place } = world;
  const { classId, pupils } = place(1, 1, 2);
  const [pupilId = '', ...classmates] = pupils;
  const at = { params: { pupilId } };
  const log = (body: ReturnType<typeof fullActivity>) =>
    ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
  await log(fullActivity(world, [[pupilId, 'B']]));
  const page = async () => {
    const profile = await ask('guardian-d1s1c2p1', readProfile, at);
    const evidence = await ask('guardian-d1s1c2p1', listEvidence, at);
    const list = await ask('guardian-d1s1c2p1', findPupils, {});
    return [profile, evidence, list].map(({ body }) => JSON.stringify({ ...body, asOf: 0 }));
  };
  const before = await page();
  for (const level of ['A', 'A', 'D'])
    await log(
      fullActivity(
        world,
        classmates.map((id) => [id, level]),
      ),
    );
  expect(await page()).toEqual(before);
  await log(fullActivity(world, [[pupilId, 'D']]));
  expect(await page()).not.toEqual(before);
});

test('a member of staff who reads of a child leaves one row, before the reply; a guardian leaves none', async () => {
  const { ask, place, store } = await openWorld();
  const { schoolId, classId, pupils } = place(1, 1, 2);
  const at = { params: { pupilId: pupils[0] ?? '' } };
  const rows = async () =>
    (await store.read((q) => q.select().from(q.tables.accesses)))
      .map(({ routeId, object }) => `${routeId} ${object}`)
      .sort();
  await ask('guardian-d1s1c2p1', readProfile, at);
  await ask('guardian-d1s1c2p1', listEvidence, at);
  expect(await rows()).toEqual([]);
  await ask('homeroom-d1s1c1', readProfile, at);
  await ask('homeroom-d1s1c2', readProfile, { ...at, query: { term: '2001-2002-1' } });
  expect(await rows(), 'nothing was shown').toEqual([]);
  await ask('principal-d1s1', listClasses, {});
  await ask('principal-d1s1', listClassRubrics, { params: { classId } });
  await ask('principal-d1s1', readSchoolReport, { params: { schoolId } });
  expect(await rows(), 'nobody was named').toEqual([]);
  await ask('homeroom-d1s1c2', readProfile, at);
  expect(await rows()).toEqual([`read-profile ${at.params.pupilId}`]);
  await ask('principal-d1s1', listEvidence, at);
  await ask('labour-d1s1', listClassPupils, { params: { classId } });
  await ask('labour-d1s1', listActivities, { params: { classId } });
  await ask('office-d1s1', findPupils, { body: { query: '陈' } });
  expect(await rows()).toEqual(
    [
      `read-profile ${at.params.pupilId}`,
      `list-evidence ${at.params.pupilId}`,
      `list-class-pupils ${classId}`,
      `list-activities ${classId}`,
      'find-pupils self',
    ].sort(),
  );
});

test('where the row about it cannot be written, nothing is shown', async () => {
  const { ask, place } = await openWorld({
    wrap: (engine) => ({
      ...engine,
      act: (job) => (job.name === 'note-access' ? Promise.reject(new Error('no disk')) : engine.act(job)),
    }),
  });
  const at = { params: { pupilId: place(1, 1, 2).pupils[0] ?? '' } };
  const refused = await ask('homeroom-d1s1c2', readProfile, at);
  expect(refused).toMatchObject({ status: 500, problem: { code: 'unexpected' } });
  expect(JSON.stringify(refused.body)).not.toContain(at.params.pupilId);
  expect((await ask('guardian-d1s1c2p1', readProfile, at)).status).toBe(200);
});
