import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { type Counted, LIMITS } from '../../server/core/account/guess-limit.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { openDayTurn } from '../../server/day-turn.ts';
import { hashesFor, signIn } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
const PRINCIPAL = 'principal-d1s1';
const open = () => openWorld({ passwordHashes: hashesFor(PRINCIPAL) });
const keysOf = async ({ store }: World) =>
  (await store.read((q) => q.select().from(unsafeTables(q).signInAttempts))).map(({ key }) => key).sort();
const forget = ({ engine, clock }: World) =>
  engine.act({ name: 'forget-old', actor: undefined, params: {}, input: null, now: clock.now });

test('counts go when no guess to come is judged by them, and not a moment before', async () => {
  const world = await open();
  const { now } = world.clock;
  /** By age, each as full as can be. */
  const ages = [
    0,
    MINUTE,
    15 * MINUTE - 1,
    15 * MINUTE,
    15 * MINUTE + 1,
    400 * 24 * 60 * MINUTE,
    -MINUTE,
    -999 * MINUTE,
  ];
  const rows = ages.map((age) => ({ key: String(age), failures: 10_000, lastAt: now - age }));
  await world.store.write((tx) => tx.insert(unsafeTables(tx).signInAttempts).values(rows));
  expect(await forget(world)).toBe(3);
  const kept = await keysOf(world);
  const gone = rows.filter(({ key }) => !kept.includes(key));
  expect(gone.map(({ key }) => Number(key))).toEqual([15 * MINUTE, 15 * MINUTE + 1, 400 * 24 * 60 * MINUTE]);
  const told = (counted: Counted | undefined, at: number) =>
    Object.values(LIMITS).map((limit) => [limit.wait(counted, at), limit.oneMore(counted, at)]);
  for (const row of gone)
    for (const later of [0, 1, MINUTE, 10 * MINUTE, 60 * MINUTE])
      expect(told(row, now + later), `${row.key} after ${later}`).toEqual(told(undefined, now + later));
});

test('halves of sign-ins that nobody finished go when their five minutes are over, and not before', async () => {
  const world = await open();
  const { now } = world.clock;
  const [person] = await world.store.read((q) => q.select().from(unsafeTables(q).persons).limit(1));
  const halves = [-1, 0, 1].map((later) => ({
    ...{ id: `half ${later}`, personId: person?.id ?? '', by: 'password' as const, credential: 'made up' },
    endsAt: now + later,
  }));
  await world.store.write((tx) => tx.insert(unsafeTables(tx).halfSessions).values(halves));
  expect(await forget(world)).toBe(2);
  const left = await world.store.read((q) => q.select().from(unsafeTables(q).halfSessions));
  expect(left.map(({ id }) => id)).toEqual(['half 1']);
});

test('the day takes them away, says how many, and says nothing where there are none; what is being counted goes on', async () => {
  const world = await open();
  for (const name of ['nobody', PRINCIPAL]) await signIn(world, name, 'not this one');
  expect(await keysOf(world)).toHaveLength(3);
  world.clock.now = shanghaiNoon('2026-11-11');
  for (let n = 0; n < 3; n++) await signIn(world, PRINCIPAL, 'not this one');
  const lines: Record<string, unknown>[] = [];
  const turn = async () => {
    const log = (line: object) => lines.push(line as Record<string, unknown>);
    const days = openDayTurn({ engine: world.engine, files: world.files, clock: () => world.clock.now, log });
    await days.first;
    days.close();
  };
  await turn();
  expect(lines.filter((line) => 'guessesForgotten' in line)).toMatchObject([{ guessesForgotten: 1 }]);
  expect(await keysOf(world), 'of somebody, and of the address').toHaveLength(2);
  expect((await signIn(world, PRINCIPAL, 'not this one')).status).toBe(429);
  await turn();
  expect(lines.filter((line) => 'guessesForgotten' in line)).toHaveLength(1);
});
