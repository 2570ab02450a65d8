import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { findPupils, listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { exportClassReport, readClassReport } from '../../server/contract/class-report.ts';
import { listClassPupils } from '../../server/contract/evidence.ts';
import { readGrid } from '../../server/contract/grid.ts';
import { listGuardians } from '../../server/contract/people.ts';
import { readClassDay } from '../../server/contract/recording.ts';
import { csv } from '../sheets/make-sheet.ts';
import { HOMEROOM, openSheetClass } from '../sheets/sheet-class.ts';
import { TODAY } from '../support/world.ts';

const OFFICE = 'office-d1s1';
const BOY = { zh: '男', en: 'boy' };
const NUMBERED = { zh: '学籍号尾号 012X', en: 'student number …012X' };

/** Class 4(1): the first two pupils share a name; of the first the last four are known, of the second that it is a boy. */
async function openNamesakes() {
  const world = await openSheetClass();
  const [one, two, three] = world.pupils.map(({ pupilId }) => pupilId);
  const set = (id: string | undefined, to: object) =>
    world.store.write(async (tx) => {
      const { pupils } = unsafeTables(tx);
      await tx
        .update(pupils)
        .set(to)
        .where(eq(pupils.id, id ?? ''));
    });
  await set(one, { name: world.b, numberTail: '012X', sex: 'female' });
  await set(two, { sex: 'male' });
  return { ...world, one: one ?? '', two: two ?? '', three: three ?? '', set };
}

test('wherever a name occurs twice in a class, every list says what tells the two apart, and says nothing beside others', async () => {
  const world = await openNamesakes();
  const { ask, classId, one, two, three, send, b } = world;
  const expected = { [one]: NUMBERED, [two]: BOY, [three]: null };
  const said = (rows: readonly { pupilId: string; apart: unknown }[]) =>
    Object.fromEntries(rows.map(({ pupilId, apart }) => [pupilId, apart]));
  await send(
    csv([
      ['姓名', '同名区分', '身高'],
      [b, '尾号012X', 140],
      [b, '男', 141],
      [world.c, '', 142],
    ]),
  );

  const asked = { params: { classId } };
  const pupils = await ask(HOMEROOM, listClassPupils, asked);
  expect(said(pupils.body.pupils)).toEqual(expected);
  const day = await ask(HOMEROOM, readClassDay, { params: { classId, day: TODAY } });
  expect(said(day.body.pupils)).toEqual(expected);
  const activities = await ask(HOMEROOM, listActivities, asked);
  expect(said(activities.body.activities[0]?.marks ?? [])).toEqual(expected);
  const grid = await ask(HOMEROOM, readGrid, { params: { classId, gridId: world.newClientId() } });
  expect(said(grid.body.pupils)).toEqual(expected);
  const guardians = await ask(OFFICE, listGuardians, asked);
  expect(said(guardians.body.pupils)).toEqual(expected);
  for (const as of [HOMEROOM, OFFICE]) {
    const found = await ask(as, findPupils, { body: { query: b } });
    expect(said(found.body.pupils)).toEqual({ [one]: NUMBERED, [two]: BOY });
  }
  const profile = await ask(HOMEROOM, readProfile, { params: { pupilId: one } });
  expect(profile.body.pupil).toMatchObject({ name: b, apart: NUMBERED });
  const evidence = await ask(HOMEROOM, listEvidence, { params: { pupilId: two } });
  expect(evidence.body.pupil.apart).toEqual(BOY);
});

test('the class report and its file name the overlooked with what tells them apart', async () => {
  const { ask, classId, one, two, three, raw } = await openNamesakes();
  const report = await ask(HOMEROOM, readClassReport, { params: { classId } });
  expect(report.body.unseen.map(({ pupilId, apart }) => [pupilId, apart])).toEqual([
    [one, NUMBERED],
    [two, BOY],
    [three, null],
  ]);
  const path = exportClassReport.path.replace(':classId', classId);
  const text = await (await raw(HOMEROOM, 'get', `${path}?format=csv&lang=zh`)).text();
  expect(text).toContain('（学籍号尾号 012X）');
});

test('a family is told of no namesake, and who left still tells the other apart', async () => {
  const { ask, classId, one, two, store, place, set, pupils } = await openNamesakes();
  const [child = '', other = ''] = place(1, 1, 2).pupils;
  const shared = pupils.find(({ pupilId }) => pupilId === child)?.name ?? '';
  await set(child, { name: shared });
  await set(other, { name: shared });
  const own = await ask('guardian-d1s1c2p1', readProfile, { params: { pupilId: child } });
  expect([own.body.pupil.name, own.body.pupil.apart]).toEqual([shared, null]);
  const found = await ask('guardian-d1s1c2p1', findPupils, {});
  expect(found.body.pupils.map(({ pupilId, apart }) => [pupilId, apart])).toEqual([[child, null]]);

  await set(one, { name: '同名同姓' });
  await set(two, { name: '同名同姓' });
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx
      .update(enrolments)
      .set({ endedOn: '2026-10-09' })
      .where(and(eq(enrolments.pupilId, one), eq(enrolments.classId, classId)));
  });
  const list = await ask(HOMEROOM, listClassPupils, { params: { classId } });
  expect(list.body.pupils.find(({ pupilId }) => pupilId === two)?.apart).toEqual(BOY);
});
