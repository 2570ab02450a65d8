import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listClassQuestions } from '../../server/contract/question-answered.ts';
import { HOMEROOM, nameOf } from '../support/contributions.ts';
import { LABOUR_LEVEL, openAsking } from '../support/questions.ts';

const NOW = 'homeroom-d1s1c1';

test('of a child that has changed class, who had it on the day answers; when they have gone, its homeroom teacher of today, who reads nothing of the record', async () => {
  const { record, askAbout, questions, inClass, ask, own, pupilId, place, store, clock } = await openAsking();
  const other = place(1, 1, 1);
  const termId = own.district.terms.at(-1)?.id ?? '';
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    const stay = and(eq(enrolments.pupilId, pupilId), eq(enrolments.termId, termId));
    const [was] = await tx.select().from(enrolments).where(stay);
    if (!was) throw new Error('the child is in no class');
    await tx.update(enrolments).set({ endedOn: '2026-11-01' }).where(stay);
    const moved = { id: 'moved', sourcedId: 'moved', classId: other.classId, startsOn: '2026-11-02', endedOn: null };
    await tx.insert(enrolments).values({ ...was, ...moved });
  });
  const listed = async () => (await ask(NOW, listClassQuestions, { params: { classId: other.classId } })).body;

  expect((await askAbout((await record(HOMEROOM, { happenedOn: '2026-10-12' })).about)).status).toBe(201);
  expect(await inClass()).toMatchObject({
    waiting: 1,
    questions: [{ pupilId, about: { record: { state: 'stands' } } }],
  });
  expect(await listed()).toMatchObject({ waiting: 0 });
  // The level of today is of the class of today.
  expect((await askAbout(LABOUR_LEVEL)).status).toBe(201);
  expect(await listed()).toMatchObject({ waiting: 1, questions: [{ pupilId, about: { record: null } }] });

  await store.write(async (tx) => {
    const { grants } = unsafeTables(tx);
    await tx.update(grants).set({ endsOn: '2026-11-09' }).where(eq(grants.placeId, own.classId));
  });
  clock.now += 1000;
  expect((await askAbout((await record(HOMEROOM, { happenedOn: '2026-10-13' })).about)).status).toBe(201);
  const { waiting, questions: shown } = await listed();
  expect(waiting).toBe(2);
  // That teacher has had the own class since September: the day alone would not hide it.
  const hidden = { markId: null, state: 'not-yours', title: null, happenedOn: null };
  expect(shown.map(({ about }) => about.record)).toEqual([null, hidden]);
  const now = await nameOf({ store }, NOW);
  expect(
    new Map((await questions()).map(({ about, answerers }) => [about.record?.happenedOn ?? null, answerers])),
  ).toEqual(
    new Map([
      ['2026-10-13', [now]],
      [null, [now]],
      // With the class that the child has left, where nobody is left of that day.
      ['2026-10-12', []],
    ]),
  );
});
