import { expect, test } from 'vitest';
import { dump } from '../support/dump.ts';
import { LABOUR_LEVEL, openAsking } from '../support/questions.ts';
import { codeOf, NOTES } from '../support/two-schools.ts';

const DAY = 86_400_000;

test('after five school days it is late: the teacher is told, and the school counts it without a word of it', async () => {
  const { record, askAbout, inClass, counted, schoolCounts, answer, again, questions, clock } = await openAsking();
  const { body } = await askAbout((await record()).about, '说了什么秘密');
  const answered = (await askAbout(LABOUR_LEVEL)).body;
  await answer(answered);
  const none = { asked: 2, answered: 1, waiting: 1, overdue: 0, classes: [] };
  clock.now += 7 * DAY;
  expect(await schoolCounts()).toMatchObject(none);
  expect(await inClass()).toMatchObject({ waiting: 1, overdue: 0 });
  clock.now += DAY;
  expect(await inClass()).toMatchObject({ overdue: 1, questions: [{ dueOn: '2026-11-17', isOverdue: true }] });
  expect(await counted()).toMatchObject([{ questions: 1, overdue: 1, waiting: 0 }]);
  const counts = await schoolCounts();
  expect(counts).toMatchObject({ ...none, overdue: 1, classes: [{ class: { grade: 4, number: 1 }, overdue: 1 }] });
  expect(JSON.stringify(counts)).not.toContain('秘密');
  expect(await schoolCounts('office-d1s1')).toEqual(counts);
  // Late as it is, it is answered like any other; asked again, it has as many days anew.
  const late = (await answer(body)).body;
  expect(await schoolCounts()).toMatchObject({ answered: 2, waiting: 0, overdue: 0 });
  await again(late);
  expect((await questions()).map(({ dueOn, isOverdue }) => [dueOn, isOverdue])).toContainEqual(['2026-11-25', false]);
});

test('what does not fit is refused with its path, ten are asked a day, and nothing is written', async () => {
  const { record, askAbout, answer, questions, clock, ...world } = await openAsking();
  const { about } = await record();
  const before = await dump({ ...world }, NOTES);
  const paths = async (text: string) => (await askAbout(about, text)).problem.errors?.map(({ path }) => path);
  expect(await paths('\u200b \u2800')).toEqual(['text']);
  expect(await paths('问'.repeat(501))).toEqual(['text']);
  expect(await dump({ ...world }, NOTES)).toEqual(before);
  const { body } = await askAbout(about, '为\u200b什么\u0007？');
  expect((await questions())[0]?.steps[0]?.text).toBe('为什么？');
  expect((await answer(body, '答'.repeat(1001))).problem.errors).toMatchObject([{ path: 'text' }]);
  for (let n = 0; n < 9; n++) expect((await askAbout((await record()).about)).status).toBe(201);
  expect(codeOf(await askAbout(LABOUR_LEVEL))).toBe('question.a-day');
  clock.now += DAY;
  for (let n = 0; n < 10; n++) expect((await askAbout((await record()).about)).status).toBe(201);
  clock.now += DAY;
  expect(codeOf(await askAbout(LABOUR_LEVEL))).toBe('question.many');
});
