import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import {
  listComments,
  readReleasedComments,
  releaseComments,
  takeBackComment,
  writeComment,
} from '../../server/contract/comment.ts';
import { withdrawActivity } from '../../server/contract/evidence.ts';
import { handOverGrant } from '../../server/contract/people.ts';
import type { BodySentFor } from '../../server/contract/route.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { putActivity } from '../support/records.ts';
import { codeOf } from '../support/two-schools.ts';
import { openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const FAMILY = 'guardian-d1s1c2p1';
const term = '2026-2027-1';
const TEXT = '你在藤编体验课上认真地编完了一只小篮子。放学以后你总是最后一个擦黑板。';

type Said = Partial<BodySentFor<typeof writeComment>>;
const classOf = ({ place }: World) => ({ classId: place(1, 1, 2).classId });
const pupilOf = ({ place }: World, nth = 0) => place(1, 1, 2).pupils[nth] ?? '';

async function write(world: World, said: Said = {}, { nth = 0, as = TEACHER } = {}) {
  const body = { clientId: world.newClientId(), term, version: 0, text: TEXT, citations: [], kept: [], ...said };
  return await world.ask(as, writeComment, { params: { ...classOf(world), pupilId: pupilOf(world, nth) }, body });
}
async function release(world: World, comments: readonly (readonly [nth: number, version: number])[], as = TEACHER) {
  const sent = comments.map(([nth, version]) => ({ pupilId: pupilOf(world, nth), version }));
  const body = { clientId: world.newClientId(), term, comments: sent };
  return await world.ask(as, releaseComments, { params: classOf(world), body });
}
const takeBack = (world: World, version: number) =>
  world.ask(TEACHER, takeBackComment, {
    params: { ...classOf(world), pupilId: pupilOf(world) },
    body: { clientId: world.newClientId(), term, version },
  });
const listed = async (world: World, as = TEACHER) =>
  (await world.ask(as, listComments, { params: classOf(world) })).body;
const pupilIn = async (world: World, nth = 0, as = TEACHER) =>
  (await listed(world, as)).pupils.find(({ pupilId }) => pupilId === pupilOf(world, nth));
const commentOf = async (world: World, nth = 0, as = TEACHER) => (await pupilIn(world, nth, as))?.comment;
const familyReads = async (world: World) =>
  (await world.ask(FAMILY, readReleasedComments, { params: { pupilId: pupilOf(world) } })).body.comments;
const versions = ({ store }: World) => store.read((q) => q.select().from(q.tables.commentVersions));

test('a comment is a draft of its author until it is released; then the family reads it with the name and the day', async () => {
  const world = await openWorld();
  expect((await listed(world)).pupils.map(({ comment }) => comment)).toEqual([null, null, null]);
  expect((await write(world)).body).toMatchObject({ version: 1 });
  expect(await familyReads(world)).toEqual([]);
  expect((await release(world, [[0, 1]])).body).toEqual({ released: 1 });
  const [person] = await world.store.read((q) => {
    const { persons } = unsafeTables(q);
    return q.select().from(persons).where(eq(persons.username, TEACHER));
  });
  const { name = '' } = person ?? {};
  expect(await commentOf(world)).toMatchObject({ text: TEXT, author: name, begunBy: name, released: { by: name } });
  expect(await familyReads(world)).toMatchObject([{ text: TEXT, term, author: name, releasedOn: '2026-11-10' }]);
  // Released once more nothing happens: it is what was asked for.
  expect((await release(world, [[0, 2]])).body).toEqual({ released: 0 });
});

test('what the family reads is not rewritten; taken back it is a draft again, and every version is kept', async () => {
  const world = await openWorld();
  await write(world);
  await release(world, [[0, 1]]);
  expect(codeOf(await write(world, { version: 2, text: '改一改。' }))).toBe('comment.released');
  expect((await takeBack(world, 1)).status).toBe(409);
  expect((await takeBack(world, 2)).body).toMatchObject({ version: 3 });
  expect((await takeBack(world, 3)).status).toBe(409);
  expect(await familyReads(world)).toEqual([]);
  expect((await write(world, { version: 3, text: '改一改。' })).body).toMatchObject({ version: 4 });
  expect((await versions(world)).map(({ version, text, releasedAt }) => [version, text, releasedAt !== null])).toEqual([
    [1, TEXT, false],
    [2, TEXT, true],
  ]);
});

test('one sitting of one author is one version; after a pause the version before is kept', async () => {
  const world = await openWorld();
  await write(world, { text: '你' });
  await write(world, { text: '你爱唱歌。', version: 1 });
  expect(await versions(world)).toEqual([]);
  world.clock.now += 11 * 60_000;
  await write(world, { text: TEXT, version: 2 });
  expect(await versions(world)).toMatchObject([{ version: 2, text: '你爱唱歌。' }]);
});

test('two windows do not overwrite each other, and a request sent twice happens once', async () => {
  const world = await openWorld();
  const clientId = world.newClientId();
  const first = await write(world, { clientId });
  expect((await write(world, { clientId })).body).toEqual(first.body);
  expect((await write(world, { text: '别的窗口。' })).problem.code).toBe('stale');
  expect((await write(world, { text: '再写一点。', version: 1 })).status).toBe(200);
  expect((await write(world, { text: '别的窗口。', version: 1 })).problem.code).toBe('stale');
  expect((await release(world, [[0, 1]])).problem.code).toBe('stale');
  expect(await commentOf(world)).toMatchObject({ text: '再写一点。', version: 2 });
});

test('a teacher who left with comments half done: the successor sees the drafts and who began them, and the former nothing', async () => {
  const world = await openWorld();
  await write(world);
  const { schoolId } = world.place(1, 1, 2);
  const { classId } = classOf(world);
  const grants = await world.store.read((q) => {
    const { grants: all } = unsafeTables(q);
    return q.select().from(all).where(eq(all.placeId, classId));
  });
  const grantId = grants.find(({ role }) => role === 'homeroom')?.id ?? '';
  const body = {
    clientId: world.newClientId(),
    from: '2026-11-12',
    username: 'new-homeroom',
    name: '新班主任',
    isNew: true,
  };
  const handed = await world.ask('office-d1s1', handOverGrant, { params: { schoolId, grantId }, body });
  expect(handed.status).toBe(201);
  world.clock.now = shanghaiNoon('2026-11-12');
  await world.store.write(async (tx) => {
    const { persons } = unsafeTables(tx);
    await tx.update(persons).set({ mustChangePassword: false }).where(eq(persons.username, 'new-homeroom'));
  });
  expect((await write(world, { version: 1, text: '我走了还写。' })).status).toBe(404);
  expect((await world.ask(TEACHER, listComments, { params: classOf(world) })).status).toBe(404);
  const seen = await commentOf(world, 0, 'new-homeroom');
  expect(seen).toMatchObject({ text: TEXT, version: 1 });
  expect(seen?.begunBy).not.toBe('新班主任');
  expect((await write(world, { version: 1, text: `${TEXT}你真棒。` }, { as: 'new-homeroom' })).status).toBe(200);
  expect(await commentOf(world, 0, 'new-homeroom')).toMatchObject({
    author: '新班主任',
    begunBy: seen?.begunBy,
    version: 2,
  });
  expect(await versions(world)).toMatchObject([{ version: 1, text: TEXT }]);
});

test("records of the child may be cited; another child's and one of another term may not", async () => {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  const own = await putActivity(world, at, TEACHER, [pupilOf(world, 0), pupilOf(world, 1)]);
  const earlier = await putActivity(world, at, TEACHER, [pupilOf(world)], { happenedOn: '2026-03-02' });
  const [mine = '', theirs = ''] = own.marks.map(({ id }) => id);
  expect((await write(world, { citations: [{ at: 20, markId: mine }] })).status).toBe(200);
  expect(await commentOf(world)).toMatchObject({
    citations: [{ at: 20, markId: mine, state: 'stands', title: '劳动小结' }],
  });
  for (const markId of [theirs, earlier.marks[0]?.id ?? '', 'no-such-record'])
    expect(codeOf(await write(world, { version: 1, citations: [{ at: 20, markId }] }))).toBe('comment.citation');
  expect(codeOf(await write(world, { version: 1, citations: [{ at: 300, markId: mine }] }))).toBe('comment.citation');
  expect(await commentOf(world)).toMatchObject({ version: 1 });
});

test('a cited record that is withdrawn afterwards is shown as gone, the text stays, and the family is not told of it', async () => {
  const world = await openWorld();
  const made = await putActivity(world, world.place(1, 1, 2), TEACHER, [pupilOf(world)]);
  const citations = [{ at: 20, markId: made.marks[0]?.id ?? '' }];
  await write(world, { citations });
  await release(world, [[0, 1]]);
  expect(await familyReads(world)).toMatchObject([{ cites: [{ title: '劳动小结', happenedOn: '2026-11-02' }] }]);
  const { activityId } = made;
  const body = { clientId: world.newClientId(), reason: '记错了人' };
  expect((await world.ask(TEACHER, withdrawActivity, { params: { activityId }, body })).status).toBe(201);
  expect(await commentOf(world)).toMatchObject({ text: TEXT, citations: [{ state: 'gone', title: null }] });
  expect(await familyReads(world)).toMatchObject([{ text: TEXT, cites: [] }]);
  // It stays in the draft until its author takes it out: what was typed meanwhile is not refused for it.
  await takeBack(world, 2);
  expect((await write(world, { version: 3, text: `${TEXT}加油。`, citations })).status).toBe(200);
});

test('what is kept for staff is not said to the family although the comment cites it', async () => {
  const world = await openWorld();
  const made = await putActivity(world, world.place(1, 1, 2), TEACHER, [pupilOf(world)], { visibility: 'staff' });
  await write(world, { citations: [{ at: 20, markId: made.marks[0]?.id ?? '' }] });
  await release(world, [[0, 1]]);
  expect(await familyReads(world)).toMatchObject([{ text: TEXT, cites: [] }]);
});

test("another child's name, a word of the list and a comment pasted from another child's are answered before any family reads them; all or none", async () => {
  const world = await openWorld();
  const other = (await pupilIn(world, 1))?.name ?? '';
  await write(world, { text: `你和${other}一起种菜，成绩差一点。` });
  await write(world, { text: '你爱唱歌，也爱笑。' }, { nth: 1 });
  const refused = await release(world, [
    [0, 1],
    [1, 1],
  ]);
  expect(refused).toMatchObject({
    status: 422,
    problem: {
      errors: [
        { path: 'comments.0', code: 'comment.unanswered', message: expect.stringContaining('warnings unanswered: 2') },
      ],
    },
  });
  expect(JSON.stringify(refused.problem)).not.toContain(other);
  expect(await commentOf(world, 1)).toMatchObject({ released: null });

  const sentence = `你和${other}一起种菜，成绩差一点。`;
  const kept = [
    { kind: 'name' as const, said: other, sentence },
    { kind: 'word' as const, said: '差', sentence },
  ];
  await write(world, { version: 1, text: sentence, kept: kept.slice(0, 1) });
  expect(codeOf(await release(world, [[0, 2]]))).toBe('comment.unanswered');
  await write(world, { version: 2, text: sentence, kept });
  expect((await release(world, [[0, 3]])).body).toEqual({ released: 1 });
  expect(await commentOf(world)).toMatchObject({ kept });

  await write(world, { text: TEXT }, { nth: 2 });
  await write(world, { version: 1, text: TEXT }, { nth: 1 });
  expect(codeOf(await release(world, [[1, 2]]))).toBe('comment.unanswered');
});

test('too long a text, one of nothing visible, one of no child of the class and one of a term to come are refused, and nothing is kept', async () => {
  const world = await openWorld();
  const pathOf = ({ problem }: Awaited<ReturnType<typeof write>>) => problem.errors?.[0]?.path;
  expect(pathOf(await write(world, { text: '好'.repeat(601) }))).toBe('text');
  expect(pathOf(await write(world, { text: ' \u200b\u2060 \n' }))).toBe('text');
  expect(pathOf(await write(world, { term: '2026-2027-2' }))).toBe('term');
  const elsewhere = { ...classOf(world), pupilId: world.place(1, 1, 1).pupils[0] ?? '' };
  const body = { clientId: world.newClientId(), term, version: 0, text: TEXT, citations: [], kept: [] };
  expect((await world.ask(TEACHER, writeComment, { params: elsewhere, body })).status).toBe(404);
  expect(codeOf(await release(world, [[0, 0]]))).toBe('comment.nothing-written');
  expect((await listed(world)).pupils.map(({ comment }) => comment)).toEqual([null, null, null]);
});
