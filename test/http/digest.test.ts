import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { releaseComments, takeBackComment, writeComment } from '../../server/contract/comment.ts';
import { readDigest } from '../../server/contract/digest.ts';
import { withdrawActivity } from '../../server/contract/evidence.ts';
import { setPhotoConsent } from '../../server/contract/photo.ts';
import type { ReplyOf } from '../../server/contract/route.ts';
import { chooseWorks } from '../../server/contract/selection.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { actsOf, alsoHas, FAMILY, HOMEROOM, LABOUR } from '../support/contributions.ts';
import { released } from '../support/measure.ts';
import { askingActs, LABOUR_LEVEL } from '../support/questions.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY = 86_400_000;
const term = '2026-2027-1';
type Kind = ReplyOf<typeof readDigest>['parts'][number]['place']['kind'];

async function openWeek(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(wanted);
  const read = async (as: string, week?: string) =>
    (await world.ask(as, readDigest, { query: week === undefined ? {} : { week } })).body;
  /** The lines of all places of one kind, as 'line count of', in their order. */
  const said = async (as: string, kind: Kind, week?: string) =>
    (await read(as, week)).parts
      .filter(({ place }) => place.kind === kind)
      .flatMap((part) =>
        part.lines.map(({ line, count, of }) => [line, count, of].filter((one) => one !== null).join(' ')),
      );
  return { ...world, ...askingActs(world), family: actsOf(world), read, said };
}

const write = (world: World, own: ReturnType<World['place']>, nth: number) =>
  world.ask(HOMEROOM, writeComment, {
    params: { classId: own.classId, pupilId: own.pupils[nth] ?? '' },
    body: {
      clientId: world.newClientId(),
      term,
      version: 0,
      text: nth === 0 ? '你总是最后一个离开劳动教室。' : '读书角的书架是你整理的。',
      citations: [],
      kept: [],
    },
  });
const release = (world: World, own: ReturnType<World['place']>, nth: number) =>
  world.ask(HOMEROOM, releaseComments, {
    params: { classId: own.classId },
    body: { clientId: world.newClientId(), term, comments: [{ pupilId: own.pupils[nth] ?? '', version: 1 }] },
  });

test('a guardian reads what is new of each own child in a week, and what waits in this one', async () => {
  const world = await openWeek();
  const { record, askAbout, answer, own, pupilId, family, said, clock, ask } = world;
  expect(await said(FAMILY, 'pupil')).toEqual(['consent 1']);
  const { activityId } = await record();
  await record(LABOUR);
  // None of them is read by the family, or is the child's.
  await record(HOMEROOM, { visibility: 'staff' });
  await record(HOMEROOM, { isWithdrawn: true });
  await record(HOMEROOM, {}, 1);
  const kept = (await family.add()).body;
  await family.giveBack(kept);
  await family.approve((await family.add({ title: '扫院子' })).body);
  await answer((await askAbout(LABOUR_LEVEL)).body);
  await write(world, own, 0);
  expect((await release(world, own, 0)).status).toBe(201);
  await ask(FAMILY, setPhotoConsent, { params: { pupilId }, body: { clientId: world.newClientId(), isGiven: false } });
  // What was approved is a record as well.
  const all = ['records 3', 'approved 1', 'returned 1', 'answers 1', 'comment 1'];
  expect(await said(FAMILY, 'pupil')).toEqual(all);
  expect((await world.read(FAMILY)).parts[0]?.lines[0]).toMatchObject({ line: 'records', term });
  // Another family has its own child's, and nothing else.
  expect(await said('guardian-d1s1c2p2', 'pupil')).toEqual(['records 1', 'consent 1']);
  clock.now += 7 * DAY;
  expect(await said(FAMILY, 'pupil')).toEqual([]);
  expect(await said(FAMILY, 'pupil', '2026-11-09')).toEqual(all);
  expect(await said('guardian-d1s1c2p2', 'pupil', '2026-11-09')).toEqual(['records 1']);
  // What is withdrawn or taken back later is new no more, in whichever week.
  await ask(HOMEROOM, withdrawActivity, {
    params: { activityId },
    body: { clientId: world.newClientId(), reason: 'undo' },
  });
  const params = { classId: own.classId, pupilId };
  await ask(HOMEROOM, takeBackComment, { params, body: { clientId: world.newClientId(), term, version: 2 } });
  expect(await said(FAMILY, 'pupil', '2026-11-09')).toEqual(['records 2', 'approved 1', 'returned 1', 'answers 1']);
});

test('two children are told of apart, and a guardian who teaches reads both sides', async () => {
  const world = await openWeek();
  const { own, read, record } = world;
  await alsoHas(world, FAMILY, { role: 'guardian', placeId: own.pupils[1] ?? '' });
  await alsoHas(world, FAMILY, { role: 'teacher', placeId: world.place(1, 1, 1).classId });
  await record(HOMEROOM, {}, 1);
  const { parts } = await read(FAMILY);
  const told = parts.map(({ place, lines: all }) => ({ ...place, lines: all.map(({ line }) => line) }));
  // The children in the order of their names.
  expect(told).toMatchObject([
    { kind: 'pupil', id: own.pupils[1], lines: ['records', 'consent'] },
    { kind: 'pupil', id: own.pupils[0], lines: ['consent'] },
    { kind: 'class', id: world.place(1, 1, 1).classId, lines: ['unrecorded'] },
  ]);
});

test('a teacher reads what waits in each own class and where nothing is recorded this week; another teacher of the class only own things', async () => {
  const world = await openWeek();
  const { record, askAbout, family, said, clock } = world;
  await askAbout(LABOUR_LEVEL);
  await family.add();
  expect(await said(HOMEROOM, 'class')).toEqual(['questions 1', 'contributions 1', 'unrecorded 1']);
  // Of a level the homeroom teacher answers, and of what names no indicator decides.
  expect(await said(LABOUR, 'class')).toEqual(Array.from({ length: 4 }, () => 'unrecorded 1'));
  await record(LABOUR, { happenedOn: '2026-11-10' });
  expect(await said(HOMEROOM, 'class')).toEqual(['questions 1', 'contributions 1']);
  expect(await said(LABOUR, 'class')).toEqual(Array.from({ length: 3 }, () => 'unrecorded 1'));
  clock.now += 7 * DAY + DAY;
  expect(await said(HOMEROOM, 'class')).toEqual([
    'questions 1',
    'questions-late 1 1',
    'contributions 1',
    'unrecorded 1',
  ]);
  // A week that is over says what happened in it, and nothing of what waits.
  expect(await said(HOMEROOM, 'class', '2026-11-09')).toEqual([]);
  expect(await said(HOMEROOM, 'class', '2026-11-02')).toEqual(['unrecorded 1']);
});

test('of days before a teacher had the class nothing is said of it', async () => {
  const world = await openWeek();
  const { classId } = world.place(1, 1, 3);
  await alsoHas(world, 'guardian-d1s1c1p1', { role: 'teacher', placeId: classId, from: '2026-11-04' });
  expect(await world.said('guardian-d1s1c1p1', 'class', '2026-11-02')).toEqual(['unrecorded 1']);
  expect(await world.said('guardian-d1s1c1p1', 'class', '2026-10-26')).toEqual([]);
});

test('near the end of a term comments that are left and works that nobody has chosen are told of; at its end there is a book', async () => {
  const world = await openWeek({ today: '2026-12-22' });
  const { said, clock, own, ask, pupilId, newClientId } = world;
  expect((await said(HOMEROOM, 'class')).filter((one) => one.startsWith('comments'))).toEqual([]);
  expect(await said(FAMILY, 'pupil')).toEqual(['consent 1']);
  clock.now = shanghaiNoon('2027-01-11');
  await write(world, own, 0);
  await write(world, own, 1);
  expect((await release(world, own, 0)).status).toBe(201);
  expect((await said(HOMEROOM, 'class')).filter((one) => one.startsWith('comments'))).toEqual(['comments-left 2 3']);
  expect(await said(LABOUR, 'class')).not.toContain('comments-left 2 3');
  expect((await said('principal-d1s1', 'school')).filter((one) => one.startsWith('comments'))).toEqual([
    'comments-left 11 12',
  ]);
  expect(await said(FAMILY, 'pupil')).toEqual(['comment 1', 'consent 1', 'works 1']);
  const body = { clientId: newClientId(), term, version: 0, works: [] };
  expect((await ask(FAMILY, chooseWorks, { params: { pupilId }, body })).status).toBe(200);
  expect(await said(FAMILY, 'pupil')).toEqual(['comment 1', 'consent 1']);
  const endsOn = own.district.terms.at(-1)?.endsOn ?? '';
  clock.now = shanghaiNoon(endsOn);
  expect(await said(FAMILY, 'pupil')).toContain('book 1');
  clock.now += 28 * DAY;
  // Holidays: nobody is told that nothing is recorded.
  expect(await said(LABOUR, 'class')).toEqual([]);
});

test('office and principal read numbers of their school, and nothing that names a class or a child', async () => {
  const world = await openWeek();
  const { askAbout, record, said, read, clock, store, own, newClientId } = world;
  await askAbout(LABOUR_LEVEL, '说了什么秘密');
  clock.now += 9 * DAY;
  await record(LABOUR, { happenedOn: '2026-11-19' });
  await store.write(async (tx) => {
    const { improvementActions, persons } = unsafeTables(tx);
    const [{ id: by = '' } = {}] = await tx.select().from(persons).where(eq(persons.username, 'principal-d1s1'));
    const at = { districtId: own.district.id, placeKind: 'school' as const, placeId: own.schoolId };
    const action = {
      ...{
        ...at,
        termId: own.district.terms.at(-1)?.id ?? '',
        text: '听课',
        owner: '教导处',
        outcome: null,
        version: 1,
      },
      ...{
        about: { kind: 'fresh' as const, dimension: null, classId: null },
        before: { value: null, n: 0, asOf: 0 },
      },
      ...{ createdAt: 0, createdBy: by, changedAt: 0, changedBy: by },
    };
    for (const [dueOn, status] of [
      ['2026-11-22', 'open'],
      ['2026-11-23', 'open'],
      ['2026-11-01', 'done'],
    ] as const)
      await tx.insert(improvementActions).values({ ...action, id: newClientId(), dueOn, status });
  });
  for (const who of ['principal-d1s1', 'office-d1s1'])
    expect(await said(who, 'school')).toEqual(['questions-late 1 1', 'classes-unrecorded 3 4', 'actions 1']);
  const told = JSON.stringify(await read('principal-d1s1'));
  for (const secret of [...own.pupils, own.classId, '秘密']) expect(told).not.toContain(secret);
  expect(await said('principal-d1s2', 'school')).toEqual(['classes-unrecorded 4 4']);
  expect(await said('principal-d1s1', 'school', '2026-11-09')).toEqual(['classes-unrecorded 4 4']);
});

test('an officer reads that figures have been released, in the week of it', async () => {
  const world = await openWeek({ hasEvidence: true });
  world.clock.now += 7 * DAY;
  expect(await world.said('officer-d1', 'area')).toEqual([]);
  await released(world);
  expect((await world.read('officer-d1')).parts).toMatchObject([
    { place: { kind: 'area' }, lines: [{ line: 'released', count: 1, day: '2026-11-17' }] },
  ]);
  expect(await world.said('officer-d1', 'area', '2026-11-09')).toEqual([]);
  world.clock.now += 7 * DAY;
  expect(await world.said('officer-d1', 'area')).toEqual([]);
  expect(await world.said('officer-d1', 'area', '2026-11-16')).toEqual(['released 1']);
});

test('only this week and the last three can be asked for, by their Mondays', async () => {
  const { ask, read } = await openWeek();
  expect((await read(FAMILY)).weeks).toHaveLength(4);
  expect((await read(FAMILY, '2026-10-19')).week).toEqual({ from: '2026-10-19', to: '2026-10-25' });
  for (const week of ['2026-11-10', '2026-10-12', '2026-11-16'])
    expect((await ask(FAMILY, readDigest, { query: { week } })).problem).toMatchObject({
      status: 422,
      errors: [{ path: 'week' }],
    });
});
