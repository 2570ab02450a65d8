import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { findPupils, readProfile } from '../../server/contract/child-profile.ts';
import { addGuardian, listSchoolPeople } from '../../server/contract/people.ts';
import { readMe } from '../../server/contract/session.ts';
import { readPupilSheet } from '../../server/contract/sign-in-sheets.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { enter, HOMEROOM, letIn, moveTo, OFFICE, openOwn } from '../support/own-accounts.ts';
import { signIn } from '../support/sign-in.ts';
import { codeOf } from '../support/two-schools.ts';
import type { World } from '../support/world.ts';

const page = ({ ask }: Pick<World, 'ask'>, as: string, pupilId: string) =>
  ask(as, readProfile, { params: { pupilId } });
const closedFor = async ({ ask }: Pick<World, 'ask'>, as: string) => (await ask(as, readMe, {})).body.closed;

test('a homeroom teacher prints codes for the pupils of a class; each signs in once, chooses a password and reads the own page', async () => {
  const world = await openOwn({ hasEvidence: true });
  const { at, ask, print, setLine, store } = world;
  const [first = '', second = ''] = at.pupils;
  expect((await setLine(4)).body).toEqual({ fromGrade: 4 });
  const before = (await ask(HOMEROOM, readPupilSheet, { params: { classId: at.classId } })).body;
  expect(before).toMatchObject({ grade: 4, fromGrade: 4 });
  const listed = before.people.map(({ pupilId, state, username }) => [pupilId, state, username]);
  expect(listed.sort()).toEqual([...at.pupils].sort().map((id) => [id, 'none', null]));
  const printed = await print();
  expect(printed.status).toBe(201);
  expect(printed.body.people.map(({ state }) => state)).toEqual(['made', 'made', 'made']);
  const slipOf = ({ people }: typeof printed.body, pupilId: string) => people.find((one) => one.pupilId === pupilId);
  const slip = slipOf(printed.body, first);
  expect(slip).toMatchObject({ pupilId: first, since: '2026-11-10', until: '2026-11-24' });
  expect(slip?.username).toMatch(/^[a-z]+\.[a-z2-9]{6}$/);
  const username = await enter(world, slip ?? { username: null, code: null });
  expect((await signIn(world, username, slip?.code ?? '')).status).toBe(401);

  const own = await page(world, username, first);
  expect(own.body).toMatchObject({ audience: 'family', why: { role: 'pupil' }, pupil: { pupilId: first } });
  expect((await page(world, username, second)).status).toBe(404);
  expect((await ask(username, findPupils, {})).status).toBe(403);
  const me = (await ask(username, readMe, {})).body;
  expect(me).toMatchObject({ closed: null, secondStep: null, mustChangePassword: false });
  expect(me.grants).toMatchObject([{ role: 'pupil', place: { kind: 'pupil', id: first } }]);
  const seen = await store.read((q) => q.select().from(q.tables.sightings));
  expect(
    seen.filter((one) => one.role !== 'homeroom'),
    'the homeroom teacher saw who is on the sheet',
  ).toEqual([]);

  // Printed again nothing is made anew; by name the paper is replaced, and the password with it.
  const states = (await print()).body.people.map(({ state }) => state);
  expect(states.sort()).toEqual(['has-code', 'has-code', 'signed-in']);
  const again = slipOf((await print([second])).body, second);
  expect(again?.state).toBe('made');
  expect(again?.username).toBe(slipOf(printed.body, second)?.username);
  expect((await signIn(world, again?.username ?? '', slipOf(printed.body, second)?.code ?? '')).status).toBe(401);
});

test('below the line of the school nobody is on the sheet, and an account that is there reads nothing from the next click on', async () => {
  const world = await openOwn({ hasEvidence: true });
  const { at, ask, print, setLine, usernameOf } = world;
  const [first = ''] = at.pupils;
  expect((await print()).body).toMatchObject({ fromGrade: 7, people: [] });
  await setLine(4);
  await print();
  const username = await letIn(world, await usernameOf(first));
  expect((await page(world, username, first)).status).toBe(200);
  await setLine(5);
  expect((await page(world, username, first)).status).toBe(404);
  expect(await closedFor(world, username)).toMatchObject({ grade: 4, fromGrade: 5, schoolName: { zh: '青禾小学' } });
  expect((await print([first])).problem.errors?.[0]?.path).toBe('again.0');
  await setLine(null);
  expect((await page(world, username, first)).status).toBe(404);
  expect(await closedFor(world, username)).toMatchObject({ grade: 4, fromGrade: null });
  await setLine(3);
  expect((await page(world, username, first)).status).toBe(200);
  expect(await closedFor(world, username)).toBeNull();
  for (const wrong of [2, 10, 4.5]) expect((await setLine(wrong)).status, String(wrong)).toBe(422);
  const people = await ask(OFFICE, listSchoolPeople, { params: { schoolId: at.schoolId } });
  expect(people.body.pupilsFromGrade).toBe(3);
});

test('who goes to another school is under its line, and who leaves the schools reads as the family does', async () => {
  const world = await openOwn({ hasEvidence: true });
  const { at, clock, print, setLine, place, usernameOf } = world;
  const [first = ''] = at.pupils;
  await setLine(4);
  await print();
  const username = await letIn(world, await usernameOf(first));
  const there = place(1, 2, 2);
  await moveTo(world, first, there, '2026-11-16', '2026-11-15');
  expect((await page(world, username, first)).status, 'on the days before').toBe(200);
  clock.now = shanghaiNoon('2026-11-16');
  expect((await page(world, username, first)).status).toBe(404);
  expect(await closedFor(world, username)).toMatchObject({ grade: 4, fromGrade: 7, schoolName: { zh: '云汀小学' } });
  // The school before says nothing any more, and its homeroom teacher prints no code for the child.
  await setLine(3);
  expect((await page(world, username, first)).status).toBe(404);
  expect((await print([first])).status).toBe(422);
  await setLine(4, 'office-d1s2', there.schoolId);
  const { status, body } = await page(world, username, first);
  expect([status, body.why.role]).toEqual([200, 'pupil']);
  await setLine(null, 'office-d1s2', there.schoolId);
  expect((await page(world, username, first)).status).toBe(404);
  await moveTo(world, first, null, '', '2026-11-20');
  clock.now = shanghaiNoon('2026-11-21');
  expect((await page(world, username, first)).status).toBe(200);
});

test('two who print at once make one account for each child, and a pupil’s account is given nothing else', async () => {
  const world = await openOwn();
  const { at, ask, print, setLine, store, usernameOf, newClientId } = world;
  await setLine(4);
  const both = await Promise.all([print(), print([], OFFICE)]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  const made = both.flatMap(({ body }) => body.people.filter(({ state }) => state === 'made'));
  expect(made).toHaveLength(3);
  const accounts = await store.read((q) => {
    const { grants } = unsafeTables(q);
    return q.select().from(grants).where(eq(grants.role, 'pupil'));
  });
  expect(accounts.map(({ placeId }) => placeId).sort()).toEqual([...at.pupils].sort());

  const [first = '', second = ''] = at.pupils;
  const { people } = (await ask(HOMEROOM, readPupilSheet, { params: { classId: at.classId } })).body;
  const name = people.find(({ pupilId }) => pupilId === first)?.name ?? '';
  const who = { username: await usernameOf(first), name, isNew: false };
  const given = await ask(OFFICE, addGuardian, {
    params: { pupilId: second },
    body: { clientId: newClientId(), ...who },
  });
  expect(codeOf(given)).toBe('person.pupil');
});
