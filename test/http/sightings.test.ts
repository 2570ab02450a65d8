import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { findPupils, listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { listClassPupils } from '../../server/contract/evidence.ts';
import { exportBook } from '../../server/contract/growth-book.ts';
import { listGuardians } from '../../server/contract/people.ts';
import { pathWith } from '../../server/contract/request.ts';
import { listSightings } from '../../server/contract/sighting.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { openDayTurn } from '../../server/day-turn.ts';
import { putPhoto } from '../support/photos.ts';
import { putActivity } from '../support/records.ts';
import { openWorld, TODAY, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const FAMILY = 'guardian-d1s1c2p1';
const OFFICE = 'office-d1s1';

const pupilOf = ({ place }: World, nth = 0) => place(1, 1, 2).pupils[nth] ?? '';
const rowsIn = ({ store }: World) => store.read((q) => q.select().from(q.tables.sightings));
const put = (
  { store, place }: World,
  rows: readonly { pupilId: string; day: string; personId: string; schoolId?: string }[],
) =>
  store.write(async (tx) => {
    const usual = { schoolId: place(1, 1, 2).schoolId, kind: 'page' as const, role: 'teacher' as const };
    await tx.insert(tx.tables.sightings).values(rows.map((row) => ({ ...usual, ...row })));
  });
async function seen(world: World, as = FAMILY, nth = 0) {
  const { status, body } = await world.ask(as, listSightings, { params: { pupilId: pupilOf(world, nth) } });
  return status === 200 ? body.sightings.map(({ day, role, kind }) => `${day} ${role} ${kind}`).sort() : status;
}
async function personIdOf({ store }: World, username: string) {
  const [row] = await store.read((q) => {
    const { persons } = unsafeTables(q);
    return q.select({ id: persons.id, name: persons.name }).from(persons).where(eq(persons.username, username));
  });
  return { id: row?.id ?? '', name: row?.name ?? '' };
}

test('a family reads who saw the child, in which role, on which day and how: once a day, person and kind', async () => {
  const world = await openWorld({ hasEvidence: true });
  const { ask, send, place, clock } = world;
  const at = { params: { pupilId: pupilOf(world) } };
  const { classId, schoolId, pupils } = place(1, 1, 2);
  // Nothing was noted before: so nothing is said of the days before.
  expect((await ask(FAMILY, listSightings, at)).body).toMatchObject({ since: TODAY, sightings: [] });
  for (let times = 0; times < 3; times++) {
    await ask(TEACHER, readProfile, at);
    await ask(TEACHER, listEvidence, at);
  }
  await ask(TEACHER, listClassPupils, { params: { classId } });
  await ask('labour-d1s1', listActivities, { params: { classId } });
  await ask(OFFICE, listGuardians, { params: { classId } });
  const book = await send('principal-d1s1', 'get', pathWith(exportBook.path, { params: at.params, query: {} }));
  expect(book.status).toBe(200);
  const { activityId } = await putActivity(world, place(1, 1, 2), TEACHER, pupils);
  const photoId = await putPhoto(world, { schoolId, activityId, by: TEACHER });
  const photo = await send('principal-d1s1', 'get', `/api/pupils/${at.params.pupilId}/photos/${photoId}`);
  expect(photo.status).toBe(200);
  const today = [
    'homeroom class',
    'homeroom page',
    'homeroom record',
    'principal file',
    'principal photo',
    'school-office class',
    'teacher record',
  ].map((one) => `${TODAY} ${one}`);
  expect(await seen(world)).toEqual(today);
  expect(await seen(world, 'guardian-d1s1c2p2', 1), 'of a classmate only what named the classmate').toEqual([
    `${TODAY} homeroom class`,
    `${TODAY} school-office class`,
    `${TODAY} teacher record`,
  ]);
  clock.now = shanghaiNoon('2026-11-11');
  await ask(TEACHER, readProfile, at);
  const { body } = await ask(FAMILY, listSightings, at);
  expect(body.sightings[0]).toEqual({
    day: '2026-11-11',
    name: (await personIdOf(world, TEACHER)).name,
    role: 'homeroom',
    schoolName: { zh: expect.any(String), en: expect.any(String) },
    kind: 'page',
    isMe: false,
  });
  expect(body).toMatchObject({ since: TODAY, next: null, pupil: { pupilId: at.params.pupilId, apart: null } });
  expect(body.sightings).toHaveLength(today.length + 1);
});

test('a list opened again writes its access and no sighting; one of a whole class has a row for each child', async () => {
  const world = await openWorld({ pupilsInClass: 45 });
  const asked = { params: { classId: world.place(1, 1, 2).classId } };
  for (let times = 0; times < 2; times++) await world.ask(TEACHER, listClassPupils, asked);
  const rows = await rowsIn(world);
  expect(rows.map(({ pupilId }) => pupilId).sort()).toEqual([...world.place(1, 1, 2).pupils].sort());
  expect(await world.store.read((q) => q.$count(q.tables.accesses))).toBe(2);
});

test('a search leaves a sighting of the children it answered and of no other, in the role that reaches them', async () => {
  const world = await openWorld({ pupilsInClass: 6 });
  const all = await world.store.read((q) => q.select().from(unsafeTables(q).pupils));
  const one = all.find(({ id }) => id === pupilOf(world));
  const { body } = await world.ask(OFFICE, findPupils, { body: { query: one?.name ?? '' } });
  const found = body.pupils.map(({ pupilId }) => pupilId).sort();
  expect(found).toContain(one?.id);
  expect(found.length).toBeLessThan(6);
  const { schoolId } = world.place(1, 1, 2);
  const said = (await rowsIn(world)).sort((a, b) => (a.pupilId < b.pupilId ? -1 : 1));
  expect(said).toMatchObject(found.map((pupilId) => ({ pupilId, schoolId, role: 'school-office', kind: 'search' })));
  expect(said).toHaveLength(found.length);
  await world.ask(TEACHER, findPupils, { body: { query: one?.name ?? '' } });
  expect(await seen(world)).toEqual([`${TODAY} homeroom search`, `${TODAY} school-office search`]);
});

test('what a family opens of its own child is no sighting, not even where the guardian teaches', async () => {
  const world = await openWorld();
  const { id } = await personIdOf(world, FAMILY);
  const { classId, pupils } = world.place(1, 1, 2);
  await world.store.write((tx) =>
    tx.insert(unsafeTables(tx).grants).values({
      ...{ id: 'also-teaches', personId: id, role: 'teacher', placeKind: 'class', placeId: classId },
      ...{ subject: null, startsOn: '2026-09-01', endsOn: null, sourcedId: null },
    }),
  );
  await world.ask(FAMILY, findPupils, {});
  await world.ask(FAMILY, readProfile, { params: { pupilId: pupils[0] ?? '' } });
  expect((await rowsIn(world)).map(({ pupilId }) => pupilId).sort()).toEqual(pupils.slice(1).sort());
  expect(await seen(world)).toEqual([]);
  // As a teacher the guardian sees the class, and is told apart from strangers.
  await world.ask(FAMILY, listClassPupils, { params: { classId } });
  const { body } = await world.ask(FAMILY, listSightings, { params: { pupilId: pupils[0] ?? '' } });
  expect(body.sightings).toMatchObject([{ role: 'teacher', kind: 'class', isMe: true }]);
});

test('a school is told of its own staff alone, a family of every school, and no teacher of anything', async () => {
  const world = await openWorld();
  const [own, other] = [await personIdOf(world, TEACHER), await personIdOf(world, 'homeroom-d1s2c1')];
  const pupilId = pupilOf(world);
  const elsewhere = world.place(1, 2, 1).schoolId;
  await put(world, [
    { pupilId, day: '2026-11-09', personId: own.id },
    { pupilId, day: '2026-11-08', personId: other.id, schoolId: elsewhere },
  ]);
  const asked = { params: { pupilId } };
  const school = (await world.ask('principal-d1s1', listSightings, asked)).body;
  expect(school.sightings).toMatchObject([{ name: own.name }]);
  expect(JSON.stringify(school)).not.toContain(other.name);
  // The principal's own look at the page is a reading too.
  expect(await seen(world)).toContain(`${TODAY} principal page`);
  const { sightings } = (await world.ask(FAMILY, listSightings, asked)).body;
  const family = sightings.filter(({ day }) => day !== TODAY);
  expect(family.map(({ name, schoolName }) => [name, schoolName !== null])).toEqual([
    [own.name, true],
    [other.name, false],
  ]);
  for (const as of [TEACHER, 'labour-d1s1', 'principal-d1s2', 'officer-d1', 'guardian-d1s1c2p2'])
    expect([as, await seen(world, as)]).toEqual([as, 404]);
});

test('a long list comes page by page, each row once, the latest day first; a made-up place is refused', async () => {
  const world = await openWorld();
  const pupilId = pupilOf(world);
  const days = ['2026-11-09', '2026-11-08', '2026-10-30'];
  const people = Array.from({ length: 83 }, (_, nth) => `p${nth}`);
  await put(
    world,
    days.flatMap((day) => people.map((personId) => ({ pupilId, day, personId }))),
  );
  const found: string[] = [];
  let cursor: string | null | undefined;
  const sizes: number[] = [];
  do {
    const query = cursor ? { cursor } : {};
    const { body } = await world.ask(FAMILY, listSightings, { params: { pupilId }, query });
    found.push(...body.sightings.map(({ day }) => day));
    sizes.push(body.sightings.length);
    cursor = body.next;
  } while (cursor);
  expect(sizes).toEqual([100, 100, 49]);
  expect(found).toEqual(days.flatMap((day) => people.map(() => day)));
  for (const wrong of ['["2026-11-08","p1"]', 'x', '["2026-11-08",2]'])
    expect(
      (await world.ask(FAMILY, listSightings, { params: { pupilId }, query: { cursor: wrong } })).problem,
    ).toMatchObject({ status: 422, errors: [{ path: 'cursor' }] });
});

test('what is older than the months that are kept is told to nobody, and gone when a day has begun', async () => {
  const world = await openWorld();
  const { pupils } = world.place(1, 1, 2);
  const old = ['2025-01-01', '2026-03-31', '2026-04-30'];
  await put(
    world,
    [...old, '2026-05-01', '2026-11-09'].flatMap((day) => pupils.map((pupilId) => ({ pupilId, day, personId: 'p' }))),
  );
  expect(await seen(world)).toEqual(['2026-05-01 teacher page', '2026-11-09 teacher page']);
  const lines: object[] = [];
  const { clock, engine, files } = world;
  const days = openDayTurn({ engine, files, clock: () => clock.now, log: (line) => lines.push(line) });
  await days.first;
  days.close();
  const left = (await rowsIn(world)).map(({ day }) => day);
  expect(new Set(left)).toEqual(new Set(['2026-05-01', '2026-11-09']));
  expect(left).toHaveLength(2 * pupils.length);
  expect(lines).toContainEqual({ level: 'info', forgotten: '2026-05-01', children: old.length * pupils.length });
});
