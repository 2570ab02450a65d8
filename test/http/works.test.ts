import { expect, test } from 'vitest';
import { withdrawActivity } from '../../server/contract/evidence.ts';
import type { BodySentFor } from '../../server/contract/route.ts';
import { chooseWorks, readWorks, suggestWork } from '../../server/contract/selection.ts';
import { addTerm } from '../../server/contract/term.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { putActivity } from '../support/records.ts';
import { codeOf } from '../support/two-schools.ts';
import { openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const FAMILY = 'guardian-d1s1c2p1';
const term = '2026-2027-1';

const pupilOf = ({ place }: World, nth = 0) => ({ pupilId: place(1, 1, 2).pupils[nth] ?? '' });
type Said = Partial<BodySentFor<typeof chooseWorks>>;
const choose = (world: World, said: Said, as = FAMILY) =>
  world.ask(as, chooseWorks, {
    params: pupilOf(world),
    body: { clientId: world.newClientId(), term, version: 0, works: [], ...said },
  });
const works = async (world: World, as = FAMILY, asked: { term?: string } = {}) =>
  (await world.ask(as, readWorks, { params: pupilOf(world), query: asked })).body;
const suggest = (world: World, markId: string, isSuggested = true, as = TEACHER) =>
  world.ask(as, suggestWork, { params: { markId }, body: { clientId: world.newClientId(), isSuggested } });

async function record(world: World, said: Parameters<typeof putActivity>[4] = {}, nth = 0) {
  const made = await putActivity(world, world.place(1, 1, 2), TEACHER, [pupilOf(world, nth).pupilId], said);
  return { markId: made.marks[0]?.id ?? '', activityId: made.activityId };
}

test('a family chooses works in its own order, says why or not, and chooses anew; what was chosen before is kept', async () => {
  const world = await openWorld();
  const [a, b] = [await record(world), await record(world, { happenedOn: '2026-11-03' })];
  expect(await works(world)).toMatchObject({ version: 0, mayChoose: true, maySuggest: false, chosen: [] });
  const first = [
    { markId: b.markId, why: '自己想的图案' },
    { markId: a.markId, why: null },
  ];
  expect((await choose(world, { works: first })).body).toEqual({ version: 1 });
  expect((await works(world)).chosen).toMatchObject([
    { markId: b.markId, why: '自己想的图案', title: '劳动小结', happenedOn: '2026-11-03', state: 'stands' },
    { markId: a.markId, why: null },
  ]);
  expect(await works(world, TEACHER)).toMatchObject({ mayChoose: false, maySuggest: true, chosen: first });
  expect((await choose(world, { works: [], version: 0 })).problem.code).toBe('stale');
  expect((await choose(world, { works: [], version: 1 })).body).toEqual({ version: 2 });
  expect((await works(world)).chosen).toEqual([]);
  const kept = await world.store.read((q) => q.select().from(q.tables.selectionVersions));
  expect(kept).toMatchObject([{ version: 1, works: first }]);
});

test("chosen are the child's own records of the term that the family reads, each once, at most five, while the term runs", async () => {
  const world = await openWorld();
  const own = await record(world);
  const cases = {
    theirs: await record(world, {}, 1),
    staff: await record(world, { visibility: 'staff' }),
    earlier: await record(world, { happenedOn: '2026-03-02' }),
    withdrawn: await record(world, { isWithdrawn: true }),
  };
  for (const { markId } of Object.values(cases))
    expect(codeOf(await choose(world, { works: [{ markId, why: null }] }))).toBe('works.none');
  const twice = [own, own].map(({ markId }) => ({ markId, why: null }));
  expect(codeOf(await choose(world, { works: twice }))).toBe('works.twice');
  const six = Array.from({ length: 6 }, () => ({ markId: own.markId, why: null }));
  expect((await choose(world, { works: six })).problem.errors?.[0]?.path).toBe('works');
  const blank = [{ markId: own.markId, why: ' \u200b ' }];
  expect((await choose(world, { works: blank })).problem.errors?.[0]?.path).toBe('works.0.why');
  expect(codeOf(await choose(world, { works: [], term: '2025-2026-2' }))).toBe('works.term');
  expect(await works(world)).toMatchObject({ version: 0, chosen: [] });
  expect((await choose(world, { works: [{ markId: own.markId, why: null }] })).status).toBe(200);
  const areaId = world.place(1, 1, 2).district.id;
  const spring = { startsOn: '2027-02-24', endsOn: '2027-07-10', daysOff: [], holdsBreakBefore: false };
  const body = { clientId: world.newClientId(), ...spring };
  expect((await world.ask('officer-d1', addTerm, { params: { areaId }, body })).status).toBe(201);
  // The holidays belong to the term before them.
  world.clock.now = shanghaiNoon('2027-02-20');
  expect((await choose(world, { works: [{ markId: own.markId, why: '假期里想好的' }], version: 1 })).status).toBe(200);
  world.clock.now = shanghaiNoon('2027-03-10');
  expect(codeOf(await choose(world, { works: [], version: 2 }))).toBe('works.term');
  expect(await works(world, FAMILY, { term })).toMatchObject({ mayChoose: false, chosen: [{ markId: own.markId }] });
});

test('a work that is withdrawn after it was chosen says so, and does not stand in the way of choosing anew', async () => {
  const world = await openWorld();
  const [a, b] = [await record(world), await record(world)];
  await choose(world, { works: [{ markId: a.markId, why: '第一次' }] });
  const body = { clientId: world.newClientId(), reason: '记错了人' };
  expect((await world.ask(TEACHER, withdrawActivity, { params: { activityId: a.activityId }, body })).status).toBe(201);
  expect((await works(world)).chosen).toMatchObject([{ markId: a.markId, state: 'gone', why: '第一次' }]);
  const both = [a, b].map(({ markId }) => ({ markId, why: null }));
  expect((await choose(world, { works: both, version: 1 })).status).toBe(200);
});

test('a teacher suggests what the family reads, and takes it back; what is kept for staff is not suggested', async () => {
  const world = await openWorld();
  const [own, staff] = [await record(world), await record(world, { visibility: 'staff' })];
  expect((await suggest(world, own.markId)).body).toEqual({ isSuggested: true });
  expect((await works(world)).suggested).toMatchObject([{ markId: own.markId, title: '劳动小结' }]);
  expect(codeOf(await suggest(world, staff.markId))).toBe('works.not-for-family');
  expect((await suggest(world, own.markId, false, 'labour-d1s1')).body).toEqual({ isSuggested: false });
  expect((await works(world)).suggested).toEqual([]);
});
