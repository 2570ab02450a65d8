import { expect, test } from 'vitest';
import type { z } from 'zod';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readMe } from '../../server/contract/session.ts';
import { readSetup, type SetUp, setUp } from '../../server/contract/setup.ts';
import { listTerms } from '../../server/contract/term.ts';
import { createPerson } from '../../server/operator/people.ts';
import { setupLink } from '../../server/operator/set-up.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { PASSWORD, signIn } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const open = () => openWorld({ isEmpty: true });
const tokenOf = ({ secrets, clock, origin }: World) => new URL(setupLink(origin, secrets, clock.now).url).hash.slice(1);

async function said(world: World, more: Partial<z.input<typeof SetUp>> = {}) {
  const { body } = await world.ask(undefined, readSetup, {});
  return {
    body: {
      token: tokenOf(world),
      kind: 'school' as const,
      place: { name: '  试用小学 ', nameEn: 'Trial Primary School', code: '3144060500001' },
      schoolYear: body.schoolYear,
      account: { username: 'Founder', name: '创办人', password: PASSWORD },
      ...more,
    },
  };
}

const rowsOf = async ({ store }: World) =>
  await store.read(async (q) => {
    const t = unsafeTables(q);
    const { terms, schools, areas, persons, rubrics, grants, audits } = t;
    const counts = [];
    for (const table of [areas, schools, terms, rubrics, persons, grants, audits])
      counts.push((await q.select().from(table)).length);
    return counts;
  });
const EMPTY = [0, 0, 0, 0, 0, 0, 0];

test('one school by itself: its place, its year with rubrics to record by, and who keeps it, who signs in', async () => {
  const world = await open();
  const before = await world.ask(undefined, readSetup, {});
  expect(before.body).toEqual({
    isEmpty: true,
    schoolYear: {
      year: 2026,
      autumn: { startsOn: '2026-09-01', endsOn: '2027-01-24' },
      spring: { startsOn: '2027-02-22', endsOn: '2027-07-10' },
    },
  });
  const made = await world.ask(undefined, setUp, await said(world));
  expect([made.status, made.body]).toEqual([201, { username: 'founder' }]);
  const rubrics = shippedRubrics();
  expect(await rowsOf(world)).toEqual([1, 1, 2, rubrics.length, 1, 2, 1]);
  const signedIn = await signIn(world, 'founder');
  expect([signedIn.status, signedIn.text]).toEqual([201, '{"mustChangePassword":false}']);
  const { body: me } = await world.ask('founder', readMe, {});
  const name = { zh: '试用小学', en: 'Trial Primary School' };
  expect(me.grants.map(({ role, place }) => [role, place.kind, place.name])).toEqual([
    ['roster-manager', 'area', name],
    ['school-office', 'school', name],
  ]);
  expect(me.terms.map(({ code, isCurrent }) => [code, isCurrent])).toEqual([
    ['2026-2027-2', false],
    ['2026-2027-1', true],
  ]);
  const pinned = await world.store.read((q) => q.select().from(q.tables.termRubrics));
  expect(pinned).toHaveLength(2 * rubrics.length);
  expect((await world.ask(undefined, readSetup, {})).body.isEmpty).toBe(false);
});

test('a district has no school yet, and an officer', async () => {
  const world = await open();
  const place = { name: '试用区', nameEn: 'Trial District', code: '990101' };
  expect((await world.ask(undefined, setUp, await said(world, { kind: 'district', place }))).status).toBe(201);
  const { body: me } = await world.ask('founder', readMe, {});
  expect(me.grants.map(({ role }) => role)).toEqual(['officer', 'roster-manager']);
  expect((await rowsOf(world)).slice(0, 2)).toEqual([1, 0]);
  expect((await world.ask('founder', listTerms, {})).status).toBe(200);
});

test('the link is good once, for half an hour, and only one of ours', async () => {
  const world = await open();
  const asked = await said(world);
  const refused = async (token: string) => {
    const { status, problem } = await world.ask(undefined, setUp, { body: { ...asked.body, token } });
    return [status, problem.code];
  };
  expect(await refused('no link of ours')).toEqual([403, 'setup-link-over']);
  // A session's token is signed with another key, and says that it is a session's.
  const { secrets, clock } = world;
  const session = secrets.signSession({ sid: secrets.newToken(), personId: 'somebody' }, clock.now, clock.now + 60_000);
  expect(await refused(session)).toEqual([403, 'setup-link-over']);
  clock.now += 31 * 60_000;
  expect(await refused(asked.body.token)).toEqual([403, 'setup-link-over']);
  expect(await rowsOf(world)).toEqual(EMPTY);
  const again = await said(world);
  const both = await Promise.all([world.ask(undefined, setUp, again), world.ask(undefined, setUp, again)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await refused(again.body.token)).toEqual([409, 'set-up-already']);
  expect((await rowsOf(world))[0]).toBe(1);
});

test('what is wrong is said with where, and nothing is there afterwards', async () => {
  const world = await open();
  const { body } = await said(world);
  const { schoolYear: year, account } = body;
  const faults = [
    [{ account: { ...account, password: 'Founder 1234' } }, 'account.password', 'contains-name'],
    [{ account: { ...account, password: 'short' } }, 'account.password', undefined],
    [{ account: { ...account, username: ' ' } }, 'account.username', undefined],
    [{ place: { ...body.place, name: '​' } }, 'place.name', undefined],
    [
      { schoolYear: { ...year, autumn: { ...year.autumn, startsOn: '2026-07-31' } } },
      'schoolYear.autumn.startsOn',
      'year.autumn',
    ],
    [
      { schoolYear: { ...year, autumn: { ...year.autumn, endsOn: '2026-08-01' } } },
      'schoolYear.autumn.endsOn',
      'year.ends-before',
    ],
    [
      { schoolYear: { ...year, spring: { ...year.spring, startsOn: '2027-01-20' } } },
      'schoolYear.spring.startsOn',
      'year.overlap',
    ],
    [
      { schoolYear: { ...year, spring: { ...year.spring, endsOn: '2027-09-01' } } },
      'schoolYear.spring.endsOn',
      'year.spring',
    ],
    [
      { schoolYear: { ...year, spring: { ...year.spring, endsOn: '2027-02-30' } } },
      'schoolYear.spring.endsOn',
      undefined,
    ],
  ] as const;
  for (const [more, path, code] of faults) {
    const { status, problem } = await world.ask(undefined, setUp, { body: { ...body, ...more } });
    expect([status, problem.errors?.[0]?.path], path).toEqual([422, path]);
    if (code !== undefined) expect(problem.errors?.[0]?.code).toBe(code);
  }
  expect(await rowsOf(world)).toEqual(EMPTY);
});

test('an account that was made on the machine before keeps its name', async () => {
  const world = await open();
  await world.store.write((tx) =>
    createPerson(tx, { id: 'made-before', username: 'founder', name: '先来的人', districtId: null }),
  );
  const { status, problem } = await world.ask(undefined, setUp, await said(world));
  expect([status, problem.errors?.[0]?.code]).toEqual([422, 'username.taken']);
  expect(await rowsOf(world)).toEqual([0, 0, 0, 0, 1, 0, 0]);
});
