import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { withdrawActivity } from '../../server/contract/evidence.ts';
import { amendActivity } from '../../server/contract/recording.ts';
import { alsoHas, HOMEROOM, LABOUR, nameOf } from '../support/contributions.ts';
import { dump } from '../support/dump.ts';
import { LABOUR_LEVEL, openAsking } from '../support/questions.ts';
import { codeOf, NOTES } from '../support/two-schools.ts';

const OWN = ['questions', 'question_steps'];
const HOUR = 3_600_000;

test('asked, opened, answered by name, opened, asked again and settled: each side sees what the other did and when, and nothing else changes', async () => {
  const { record, askAbout, questions, inClass, openQuestion, openAnswer, answer, again, settle, ...world } =
    await openAsking();
  const { clock, store } = world;
  const { about } = await record(LABOUR);
  const before = await dump(world, [...NOTES, ...OWN]);
  const asked = clock.now;
  const { status, body } = await askAbout(about);
  expect([status, body]).toMatchObject([201, { version: 1, state: 'asked' }]);
  const [labour, homeroom] = [await nameOf({ store }, LABOUR), await nameOf({ store }, HOMEROOM)];
  expect(await questions()).toMatchObject([
    {
      state: 'asked',
      answerers: [labour, homeroom],
      dueOn: '2026-11-17',
      isOverdue: false,
      about: { dimension: 'labour', record: { state: 'stands', title: '劳动小结', happenedOn: '2026-11-02' } },
      steps: [{ step: 'ask', by: null, isMine: true, text: '为什么是B？', at: asked, seenAt: null }],
    },
  ]);
  expect(await inClass(LABOUR)).toMatchObject({
    waiting: 1,
    overdue: 0,
    questions: [{ pupilId: world.pupilId, steps: [{ isMine: false, text: '为什么是B？' }] }],
    recent: [],
  });

  clock.now += HOUR;
  const opened = clock.now;
  expect((await openQuestion(body)).body).toEqual({ first: 1 });
  clock.now += HOUR;
  expect((await openQuestion(body, LABOUR)).body).toEqual({ first: 0 });
  expect(await questions()).toMatchObject([{ steps: [{ seenAt: opened }] }]);

  const answered = (await answer(body, '他那天帮了同学', LABOUR)).body;
  expect(answered).toMatchObject({ version: 2, state: 'answered' });
  expect(await questions()).toMatchObject([
    {
      state: 'answered',
      answerers: [],
      dueOn: null,
      steps: [{}, { step: 'answer', by: labour, text: '他那天帮了同学', at: clock.now, seenAt: null }],
    },
  ]);
  expect(await inClass()).toMatchObject({ waiting: 0, recent: [{ steps: [{}, { seenAt: null }] }] });
  clock.now += HOUR;
  const read = clock.now;
  expect((await openAnswer(answered)).body).toEqual({ first: 1 });
  expect((await openAnswer(answered)).body).toEqual({ first: 0 });
  expect(await inClass(LABOUR)).toMatchObject({ recent: [{ steps: [{}, { seenAt: read, isMine: true }] }] });

  const second = (await again(answered)).body;
  expect(second).toMatchObject({ version: 3, state: 'asked-again' });
  expect(await inClass()).toMatchObject({ waiting: 1, recent: [] });
  const last = (await answer(second, '照片里看得出来')).body;
  expect((await settle(last)).body).toMatchObject({ version: 5, state: 'settled' });
  expect(await questions()).toMatchObject([
    { state: 'settled', steps: ['ask', 'answer', 'ask-again', 'answer', 'settle'].map((step) => ({ step })) },
  ]);
  expect((await questions())[0]?.steps[3]).toMatchObject({ by: homeroom, isMine: false });
  expect(await dump(world, [...NOTES, ...OWN])).toEqual(before);
});

test('who rated it or has the class answers; to every other teacher of the class it is not there', async () => {
  const { record, askAbout, inClass, answer, openQuestion, counted } = await openAsking();
  const { about } = await record(HOMEROOM);
  const { body } = await askAbout(about);
  const level = (await askAbout(LABOUR_LEVEL)).body;
  expect(await inClass(LABOUR)).toMatchObject({ waiting: 0, questions: [], recent: [] });
  for (const key of [body, level]) {
    expect((await answer(key, '我来答', LABOUR)).status).toBe(404);
    expect((await openQuestion(key, LABOUR)).status).toBe(404);
  }
  expect(await counted(LABOUR)).toEqual([]);
  expect(await counted()).toMatchObject([{ waiting: 0, questions: 2, overdue: 0 }]);
  expect((await inClass()).questions.map(({ about: { record: one } }) => one?.state ?? null)).toEqual(['stands', null]);
});

test('of two who answer at once one does, and the other is told; what is over is answered no more', async () => {
  const { record, askAbout, answer, again, takeBack, questions } = await openAsking();
  const { body } = await askAbout((await record(LABOUR)).about);
  const both = await Promise.all([answer(body, '甲'), answer(body, '乙', LABOUR)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(both.map(({ problem }) => problem.code)).toContain('stale');
  expect((await questions())[0]?.steps).toHaveLength(2);
  const second = (await again({ ...body, version: 2 })).body;
  expect((await takeBack({ ...second, version: 2 })).problem).toMatchObject({ status: 409, code: 'stale' });
  expect((await takeBack(second)).body).toMatchObject({ version: 4, state: 'withdrawn' });
  expect((await answer({ ...body, version: 4 })).problem).toMatchObject({ status: 409, code: 'conflict' });
});

test('of each record and each level one is open, whoever of the family asks', async () => {
  const { record, askAbout, settle, answer, takeBack, pupilId, store } = await openAsking();
  await alsoHas({ store }, 'guardian-d1s1c2p2', { role: 'guardian', placeId: pupilId });
  const { about } = await record();
  const both = await Promise.all([askAbout(about), askAbout(about, '请问？', 'guardian-d1s1c2p2')]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  expect(both.map(codeOf)).toContain('question.open');
  const first = both.find(({ status }) => status === 201)?.body ?? { questionId: '', version: 0 };
  const answered = (await answer(first)).body;
  expect(codeOf(await askAbout(about))).toBe('question.open');
  expect((await settle(answered)).status).toBe(201);
  const anew = await askAbout(about);
  expect(anew.status).toBe(201);
  expect((await takeBack(anew.body, 'guardian-d1s1c2p2')).status).toBe(201);
  expect((await askAbout(about)).status).toBe(201);
  // A dimension, an indicator of it and the dimension a term ago are three things.
  const levels = [{}, { indicatorId: 'labour.g1' }, { term: '2025-2026-2' }].map((one) => ({
    ...LABOUR_LEVEL,
    ...one,
  }));
  for (const one of levels) expect((await askAbout(one)).status).toBe(201);
  for (const one of levels) expect(codeOf(await askAbout(one))).toBe('question.open');
});

test('what the family does not read cannot be asked about, and why not is not said', async () => {
  const { record, askAbout, questions } = await openAsking();
  const records = [
    await record(HOMEROOM, { visibility: 'staff' }),
    await record(HOMEROOM, { isWithdrawn: true }),
    await record(HOMEROOM, {}, 1),
    { about: { kind: 'record' as const, markId: 'none' } },
  ];
  for (const { about } of records) expect(codeOf(await askAbout(about))).toBe('question.none');
  const levels = [
    { term: '2050-2051-1' },
    { indicatorId: 'labour.nothing' },
    { dimension: 'arts' as const, indicatorId: 'labour.g1' },
  ];
  for (const one of levels) expect(codeOf(await askAbout({ ...LABOUR_LEVEL, ...one }))).toBe('question.none');
  expect(await questions()).toEqual([]);
});

test('a record that was amended, kept for staff or withdrawn afterwards says so beside the question', async () => {
  const { record, askAbout, questions, inClass, ask, newClientId } = await openAsking();
  const { about, activityId } = await record();
  await askAbout(about);
  const said = { title: '扫地', place: null, organiser: null, baseId: null, note: null, reason: '写短一点' };
  const amend = (version: number, visibility: 'staff' | 'family', title = '扫地') =>
    ask(HOMEROOM, amendActivity, {
      params: { activityId },
      body: { clientId: newClientId(), version, ...said, title, happenedOn: '2026-11-02', visibility },
    });
  const states = async () => [(await questions())[0]?.about.record, (await inClass()).questions[0]?.about.record];
  expect((await amend(1, 'family')).status).toBe(200);
  expect(await states()).toMatchObject([
    { state: 'amended', title: '扫地' },
    { state: 'amended', title: '扫地' },
  ]);
  expect((await amend(2, 'staff', '只给老师')).status).toBe(200);
  expect(await states()).toMatchObject([
    { state: 'not-shown', title: null },
    { state: 'not-shown', title: '只给老师' },
  ]);
  const withdrawn = { params: { activityId }, body: { clientId: newClientId(), reason: '记错了' } };
  expect((await ask(HOMEROOM, withdrawActivity, withdrawn)).status).toBe(201);
  expect(await states()).toMatchObject([{ state: 'withdrawn' }, { state: 'withdrawn' }]);
});

test('where who had the class has left, the homeroom teacher of today answers and reads nothing of the record; where there is none, the family is told', async () => {
  const { record, askAbout, questions, inClass, answer, own, store } = await openAsking();
  const early = { happenedOn: '2026-10-12' };
  const { body } = await askAbout((await record(HOMEROOM, early)).about);
  const endAll = (endsOn: string) =>
    store.write(async (tx) => {
      const { grants } = unsafeTables(tx);
      await tx.update(grants).set({ endsOn }).where(eq(grants.placeId, own.classId));
    });
  await endAll('2026-11-09');
  expect(await questions()).toMatchObject([{ state: 'asked', answerers: [] }]);
  expect(codeOf(await askAbout(LABOUR_LEVEL))).toBe('question.nobody');

  const LATER = 'homeroom-d1s1c1';
  await alsoHas({ store }, LATER, { role: 'homeroom', placeId: own.classId, from: '2026-11-10' });
  expect((await askAbout((await record(HOMEROOM, early)).about, '另一条')).status).toBe(201);
  const later = await inClass(LATER);
  expect(later.waiting).toBe(2);
  for (const { about, pupilName } of later.questions) {
    expect(about).toMatchObject({ dimension: 'labour', indicatorId: null, indicatorTitle: null });
    expect(about.record).toEqual({ markId: null, state: 'not-yours', title: null, happenedOn: null });
    expect(pupilName).not.toBe('');
  }
  expect((await answer(body, '我问过原来的老师', LATER)).status).toBe(201);

  // The child has left the class: it was never this teacher's.
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx
      .update(enrolments)
      .set({ endedOn: '2026-11-05' })
      .where(eq(enrolments.pupilId, own.pupils[0] ?? ''));
  });
  expect(await inClass(LATER)).toMatchObject({ waiting: 0, questions: [], recent: [] });
  expect((await questions()).map(({ state, answerers }) => [state, answerers])).toEqual([
    ['asked', []],
    ['answered', []],
  ]);
});
