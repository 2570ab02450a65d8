import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { addArrangement } from '../../server/contract/arrangement.ts';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { readContributionDay } from '../../server/contract/contribution.ts';
import { countWaiting } from '../../server/contract/contribution-review.ts';
import { withdrawActivity } from '../../server/contract/evidence.ts';
import { amendActivity } from '../../server/contract/recording.ts';
import { alsoHas, FAMILY, HOMEROOM, LABOUR, nameOf, openFamily } from '../support/contributions.ts';
import { dump } from '../support/dump.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { codeOf, NOTES } from '../support/two-schools.ts';

const OWN = ['contributions', 'contribution_versions'];

test('what a family adds counts for nothing and is in no list until a teacher approves it with a level', async () => {
  const { add, approve, ask, pupils, classId, clock, ...world } = await openFamily();
  const everything = { ...world, clock };
  const before = await dump(everything, [...NOTES, ...OWN]);
  const sent = await add();
  expect(sent).toMatchObject({ status: 201, body: { version: 1, state: 'proposed' } });
  expect(await dump(everything, [...NOTES, ...OWN])).toEqual(before);

  const child = { params: { pupilId: pupils[0] ?? '' } };
  const seen = async (as: string) => [
    (await ask(as, listEvidence, child)).body.items.map(({ title }) => title),
    (await ask(as, listEvidence, { ...child, body: { query: '种菜' } })).body.items.map(({ title }) => title),
    (await ask(as, readProfile, child)).body.recent.map(({ title }) => title),
  ];
  for (const as of [FAMILY, HOMEROOM, 'principal-d1s1']) expect(await seen(as)).toEqual([[], [], []]);
  const list = async () => (await ask(HOMEROOM, listActivities, { params: { classId } })).body.activities;
  expect(await list()).toEqual([]);

  const sentAt = clock.now;
  clock.now += 3_600_000;
  const approved = await approve(sent.body, { note: '照片里看得出来' });
  expect(approved.status).toBe(201);
  const { items } = (await ask(FAMILY, listEvidence, child)).body;
  expect(items).toMatchObject([
    {
      title: '和外公种菜',
      organiser: '村里的菜园',
      value: { kind: 'level', level: 'A' },
      note: '照片里看得出来',
      author: { role: 'homeroom' },
      enteredAt: clock.now,
      contributed: { at: sentAt, hours: 2, reflection: '第一次自己浇水' },
    },
  ]);
  expect(await list()).toMatchObject([{ isMine: true, contributedAt: sentAt, marks: [{ indicatorId: 'labour.g1' }] }]);
  expect(await rebuiltDifferences(everything, classId)).toBe(0);
});

test('given back with a reason, changed, sent again and approved: the family sees each step, and what was said stays', async () => {
  const { add, change, giveBack, approve, listed, waiting, store } = await openFamily();
  const { body } = await add();
  const reviewer = await nameOf({ store }, HOMEROOM);
  const waits = { state: 'proposed', isMine: true, returned: null, approved: null, record: null, reviewer };
  expect((await listed()).contributions).toMatchObject([waits]);

  expect((await giveBack({ ...body }, { reason: 'own-words', words: null })).problem.errors).toMatchObject([
    { path: 'words' },
  ]);
  expect((await giveBack(body, { reason: 'unclear', words: '种了什么？' })).status).toBe(201);
  expect((await waiting()).contributions).toEqual([]);
  const [returned] = (await listed()).contributions;
  expect(returned).toMatchObject({
    version: 2,
    state: 'returned',
    reviewer: null,
    returned: { reason: 'unclear', words: '种了什么？' },
  });
  // What waits for the family is no teacher's to decide.
  expect((await approve({ ...body, version: 2 })).problem).toMatchObject({ status: 409, code: 'conflict' });

  expect((await change({ ...body, version: 2 }, { title: '和外公种番茄' })).body).toMatchObject({ version: 3 });
  expect(await waiting()).toMatchObject({
    waiting: 1,
    contributions: [{ title: '和外公种番茄', version: 3, returned: { reason: 'unclear' } }],
  });
  expect((await approve({ ...body, version: 3 })).status).toBe(201);
  expect((await listed()).contributions).toMatchObject([
    { state: 'approved', record: { state: 'stands' }, returned: null, indicatorTitle: { zh: expect.anything() } },
  ]);
  const versions = await store.read((q) => q.select().from(q.tables.contributionVersions));
  expect(versions.map(({ version, title, state }) => [version, title, state])).toEqual([
    [1, '和外公种菜', 'proposed'],
    [2, '和外公种菜', 'returned'],
    [3, '和外公种番茄', 'proposed'],
  ]);
});

test('of two who decide at once one wins, and the other is told that it was decided meanwhile', async () => {
  const { add, approve, giveBack, store } = await openFamily();
  const { body } = await add({ indicatorId: 'labour.g1' });
  const answers = await Promise.all([
    approve(body, {}, HOMEROOM),
    approve(body, { value: { kind: 'level', level: 'C' } }, LABOUR),
    giveBack(body, {}, HOMEROOM),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const told = answers.filter(({ status }) => status === 409).map(({ problem }) => problem.code);
  expect(told).toEqual(['stale', 'stale']);
  const [activities, rows] = await store.read(async (q) => [
    await q.select().from(q.tables.activities),
    await q.select().from(q.tables.contributions),
  ]);
  expect(activities.length).toBe(rows[0]?.state === 'approved' ? 1 : 0);
});

test('the record is a record from then on: amended or withdrawn by teachers, and the family sees which', async () => {
  const { add, approve, ask, listed, takeBack, change, newClientId } = await openFamily();
  const { body } = await add();
  const { activityId } = (await approve(body)).body;
  const state = async () => (await listed()).contributions.map(({ record }) => record);
  for (const again of [await takeBack({ ...body, version: 2 }), await change({ ...body, version: 2 })])
    expect(again.problem).toMatchObject({ status: 409, code: 'conflict' });

  const said = { title: '种菜', place: null, organiser: null, baseId: null, note: null, reason: '写短一点' };
  const amend = async (version: number, visibility: 'staff' | 'family') =>
    await ask(HOMEROOM, amendActivity, {
      params: { activityId },
      body: { clientId: newClientId(), version, ...said, happenedOn: '2026-11-09', visibility },
    });
  expect((await amend(1, 'family')).status).toBe(200);
  expect(await state()).toEqual([{ state: 'amended', at: null, reason: null }]);
  expect((await amend(2, 'staff')).status).toBe(200);
  expect(await state()).toEqual([{ state: 'not-shown', at: null, reason: null }]);
  const withdrawn = { params: { activityId }, body: { clientId: newClientId(), reason: '不是劳动' } };
  expect((await ask(HOMEROOM, withdrawActivity, withdrawn)).status).toBe(201);
  expect(await state()).toMatchObject([{ state: 'withdrawn', reason: '不是劳动' }]);
});

test('a day on which the child was not in a class, was not yet the asker’s, or that no teacher had, is refused and says why', async () => {
  const { add, ask, pupils, store } = await openFamily();
  const code = async (happenedOn: string, as = FAMILY) => codeOf(await add({ happenedOn }, as));
  expect(await code('2026-11-11')).toBe('day.future');
  expect(await code('2020-01-01')).toBe('day.none');
  await alsoHas({ store }, 'guardian-d1s1c2p2', {
    role: 'guardian',
    placeId: pupils[0] ?? '',
    from: '2026-11-02',
  });
  expect(await code('2026-11-01', 'guardian-d1s1c2p2')).toBe('contribution.not-your-child');
  expect((await add({ happenedOn: '2026-11-02' }, 'guardian-d1s1c2p2')).status).toBe(201);
  const day = await ask(FAMILY, readContributionDay, { params: { pupilId: pupils[0] ?? '', day: '2026-11-11' } });
  expect(codeOf(day)).toBe('day.future');
});

test('a family chooses among what the school offers on that day, or leaves it to the homeroom teacher alone', async () => {
  const { add, ask, pupils, waiting, approve, newClientId } = await openFamily();
  const params = { pupilId: pupils[0] ?? '', day: '2026-11-10' };
  const day = (await ask(FAMILY, readContributionDay, { params })).body;
  expect(day.dimensions.map(({ dimension }) => dimension)).toContain('labour');
  expect(day.class).toMatchObject({ grade: 4, number: 1 });
  expect(codeOf(await add({ indicatorId: 'labour.nothing' }))).toBe('contribution.indicator');
  // Nothing is asked of the child there: there is nothing to add.
  const exempt = { indicatorId: 'labour.g2', kind: 'exempt' as const, goal: null, reason: '骨折' };
  const days = { from: '2026-11-01', to: '2026-11-30' };
  const of = { params: { pupilId: params.pupilId }, body: { clientId: newClientId(), ...exempt, ...days } };
  expect((await ask(HOMEROOM, addArrangement, of)).status).toBe(201);
  expect(codeOf(await add({ indicatorId: 'labour.g2' }))).toBe('contribution.indicator');
  const open = (await add()).body;
  const chosen = (await add({ indicatorId: 'labour.g1' })).body;
  const seen = async (as: string) => (await waiting(as)).contributions.map(({ contributionId }) => contributionId);
  expect(await seen(HOMEROOM)).toEqual([open.contributionId, chosen.contributionId]);
  expect(await seen(LABOUR)).toEqual([chosen.contributionId]);
  const counted = async (as: string) => (await ask(as, countWaiting, {})).body.classes;
  expect(await counted(HOMEROOM)).toMatchObject([{ grade: 4, number: 1, waiting: 2 }]);
  expect(await counted(LABOUR)).toMatchObject([{ grade: 4, number: 1, waiting: 1 }]);
  expect(await counted('homeroom-d1s1c1')).toEqual([]);
  expect((await approve(open, {}, LABOUR)).status).toBe(404);
  expect((await approve(chosen, {}, LABOUR)).status).toBe(201);
});

test('what does not fit is refused with its path, and nothing is written', async () => {
  const { add, approve, listed, ...world } = await openFamily();
  const paths = async (said: Parameters<typeof add>[0]) =>
    (await add(said)).problem.errors?.map(({ path }) => path) ?? [];
  expect(await paths({ title: '\u200b \u2800' })).toEqual(['title']);
  expect(await paths({ hours: 0.1 })).toEqual(['hours']);
  expect(await paths({ hours: 25 })).toEqual(['hours']);
  expect(await paths({ reflection: '好'.repeat(1001) })).toEqual(['reflection']);
  expect(await paths({ happenedOn: '2026-02-30' })).toEqual(['happenedOn']);
  expect((await listed()).contributions).toEqual([]);
  const { body } = await add({ title: '洗\u200b碗\u0007' });
  expect((await listed()).contributions).toMatchObject([{ title: '洗碗' }]);
  const before = await dump(world, NOTES);
  expect((await approve(body, { value: { kind: 'hours', hours: 2 } })).problem.errors).toMatchObject([
    { path: 'value', code: 'value.misfit' },
  ]);
  expect(await dump(world, NOTES)).toEqual(before);
});

test('ten wait at most for one child, and ten a day come from one person; what was sent again comes once', async () => {
  const { add, takeBack, pupils, store, clock } = await openFamily();
  await alsoHas({ store }, 'guardian-d1s1c2p2', { role: 'guardian', placeId: pupils[0] ?? '' });
  const made = [];
  for (let n = 0; n < 10; n++) made.push((await add({}, n < 5 ? FAMILY : 'guardian-d1s1c2p2')).body);
  expect(codeOf(await add())).toBe('contribution.open');
  for (const key of made) expect((await takeBack(key)).status).toBe(201);
  for (let n = 0; n < 5; n++) expect((await add()).status).toBe(201);
  expect(codeOf(await add())).toBe('contribution.a-day');
  clock.now += 86_400_000;
  expect((await add()).status).toBe(201);
});

test('filed for the wrong child it is given to the other; whose it is not, and whoever has no other, moves nothing', async () => {
  const { add, move, listed, waiting, pupils, store, giveBack } = await openFamily();
  const [, second = '', third = ''] = pupils;
  const { body } = await add({ indicatorId: 'labour.g1' });
  expect(codeOf(await move(body, second))).toBe('contribution.not-your-child');
  expect(codeOf(await move(body, pupils[0] ?? ''))).toBe('contribution.same-child');
  await alsoHas({ store }, FAMILY, { role: 'guardian', placeId: second });
  await alsoHas({ store }, 'guardian-d1s1c2p3', { role: 'guardian', placeId: pupils[0] ?? '' });
  expect((await move(body, third, 'guardian-d1s1c2p3')).status).toBe(403);
  expect((await giveBack(body, { reason: 'wrong-child' })).status).toBe(201);
  expect((await listed()).siblings).toMatchObject([{ pupilId: second }]);
  expect((await move({ ...body, version: 2 }, second)).body).toMatchObject({ version: 3, state: 'proposed' });
  expect((await listed()).contributions).toEqual([]);
  expect((await listed(FAMILY, 2)).contributions).toMatchObject([{ title: '和外公种菜', returned: null }]);
  expect((await waiting()).contributions).toMatchObject([{ pupilId: second, indicatorId: null }]);
});

test('who had the class on the day decides; after a change of teachers the family is told that nobody can', async () => {
  const { add, listed, waiting, classId, store } = await openFamily();
  const { body } = await add({ happenedOn: '2026-10-01' });
  await store.write(async (tx) => {
    const { grants } = unsafeTables(tx);
    await tx.update(grants).set({ endsOn: '2026-11-09' }).where(eq(grants.placeId, classId));
  });
  await alsoHas({ store }, 'homeroom-d1s1c1', { role: 'homeroom', placeId: classId, from: '2026-11-10' });
  expect((await waiting('homeroom-d1s1c1')).contributions).toEqual([]);
  expect((await listed()).contributions).toMatchObject([{ contributionId: body.contributionId, reviewer: null }]);
  expect(codeOf(await add({ happenedOn: '2026-10-01' }))).toBe('contribution.nobody');
  expect((await add({ happenedOn: '2026-11-10' })).status).toBe(201);
  expect((await waiting('homeroom-d1s1c1')).waiting).toBe(1);
});
