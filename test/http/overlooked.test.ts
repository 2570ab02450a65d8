import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listLateActivities, listOverlookedClasses, listOverlookedPupils } from '../../server/contract/overlooked.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { openSmallSchool } from '../support/small-school.ts';

const PRINCIPAL = 'principal-d1s1';

async function open() {
  const world = await openSmallSchool();
  const { ask, schoolId, classId } = world;
  const classes = (query: Parameters<typeof ask<typeof listOverlookedClasses>>[2]['query']) =>
    ask(PRINCIPAL, listOverlookedClasses, { params: { schoolId }, query });
  const pupils = (query: Parameters<typeof ask<typeof listOverlookedPupils>>[2]['query'], of = classId) =>
    ask(PRINCIPAL, listOverlookedPupils, { params: { classId: of }, query });
  return { ...world, classes, pupils };
}

test('the children behind a finding: class by class with the same sum, and by name in the class', async () => {
  const { ask, schoolId, classId, place, classes, pupils } = await open();
  const report = (await ask(PRINCIPAL, readSchoolReport, { params: { schoolId } })).body;
  expect(report.findings[0]).toEqual({ kind: 'unseen', pupils: 9, of: 12, classes: 3 });
  const { body } = await classes({ look: 'unseen' });
  expect(body).toMatchObject({ pupils: 9, of: 12, look: 'unseen', dimension: null, term: { code: '2026-2027-1' } });
  expect(body.classes.map((row) => [row.class.classId, row.pupils, row.of])).toEqual([
    [place(1, 1, 1).classId, 3, 3],
    [place(1, 1, 3).classId, 3, 3],
    [place(1, 1, 4).classId, 3, 3],
  ]);
  const third = place(1, 1, 1);
  const named = (await pupils({ look: 'unseen' }, third.classId)).body;
  expect(named).toMatchObject({ pupils: 3, of: 3 });
  expect(named.children.map(({ pupilId, lastOn }) => [pupilId, lastOn])).toEqual(third.pupils.map((id) => [id, null]));
  expect((await pupils({ look: 'unseen' }, classId)).body).toMatchObject({ pupils: 0, of: 3, children: [] });
});

test('a look at one dimension says who has nothing of it, and who has too little', async () => {
  const { pupils, classes, place } = await open();
  const [, , third] = place(1, 1, 2).pupils;
  const arts = (await pupils({ look: 'unnoticed', dimension: 'arts' })).body;
  expect(arts.children).toHaveLength(3);
  expect((await pupils({ look: 'unnoticed', dimension: 'labour' })).body.children).toEqual([]);
  // The third child has one record of labour, and no score.
  const thin = (await pupils({ look: 'thin', dimension: 'labour' })).body;
  expect(thin.children).toMatchObject([{ pupilId: third, lastOn: '2026-11-10' }]);
  expect((await classes({ look: 'thin', dimension: 'labour' })).body).toMatchObject({ pupils: 10, of: 12 });
});

test('a child who has left is looked for no more', async () => {
  const { store, place, pupils } = await open();
  const {
    classId,
    pupils: [gone = ''],
  } = place(1, 1, 1);
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx.update(enrolments).set({ endedOn: '2026-11-01' }).where(eq(enrolments.pupilId, gone));
  });
  expect((await pupils({ look: 'silent' }, classId)).body).toMatchObject({ pupils: 2, of: 2 });
});

test('what does not fit together is refused with the path', async () => {
  const { classes, ask, schoolId } = await open();
  const refused = { status: 422, problem: { code: 'invalid', errors: [{ path: 'dimension' }] } };
  expect(await classes({ look: 'thin' })).toMatchObject(refused);
  expect(await classes({ look: 'unseen', dimension: 'arts' })).toMatchObject(refused);
  const query = { look: 'pretty' } as never;
  expect(await ask(PRINCIPAL, listOverlookedClasses, { params: { schoolId }, query })).toMatchObject({
    status: 422,
    problem: { errors: [{ path: 'look' }] },
  });
});

test('late activities add up to what the report says of the class', async () => {
  const { ask, classId } = await open();
  const { body } = await ask(PRINCIPAL, listLateActivities, { params: { classId } });
  expect(body).toMatchObject({ records: 13, freshShare: 5 / 13, hasMore: false });
  // g3, g4, h3 and h2 happened on 2 November and were entered on the 10th.
  expect(body.activities.map(({ happenedOn, records, late, days }) => [happenedOn, records, late, days])).toEqual([
    ['2026-11-02', 2, 2, 8],
    ['2026-11-02', 2, 2, 8],
    ['2026-11-02', 2, 2, 8],
    ['2026-11-02', 2, 2, 8],
  ]);
  const before = await ask(PRINCIPAL, listLateActivities, { params: { classId }, query: { term: '2025-2026-2' } });
  expect(before.body).toMatchObject({ records: 0, freshShare: null, activities: [] });
});
