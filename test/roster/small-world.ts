import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { rebuildClass, selectClassTerms } from '../../db/derive/derive.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { openWorld, type World } from '../support/world.ts';
import { type Cells, packRoster, type Roster, smallRoster } from './pack-roster.ts';
import { rowOf, rowsOf, sendRoster } from './send-roster.ts';

export const NOTHING = { created: 0, changed: 0, ended: 0 };
export const gone = (row: Cells): Cells => ({ ...row, status: 'tobedeleted' });
export const delta = (roster: Roster) => packRoster(roster, 'delta');

/** A world that has imported the small roster with the pupils said. */
export async function withSmallRoster(pupils?: number): Promise<World> {
  const world = await openWorld({ pupilsInClass: 1 });
  expect((await sendRoster(world, packRoster(smallRoster(pupils)))).status).toBe(201);
  return world;
}

/** The figures in the database are the ones that the evidence and the enrolments say. */
export async function expectRebuilt(world: World) {
  const wrong = await world.store.write(async (tx) => {
    let sum = 0;
    for (const at of await selectClassTerms(tx)) sum += await rebuildClass(tx, at, shanghaiDay(world.clock.now));
    return sum;
  });
  expect(wrong).toBe(0);
}

/** What the figures of the autumn term say about the size of a class. */
export function pupilsIn(state: string, classSourcedId: string): Set<unknown> {
  const { id } = rowOf(state, 'classes', { sourcedId: classSourcedId });
  const autumn = rowsOf(state, 'terms').flatMap((row) => (row['code'] === '2026-2027-1' ? row['id'] : []));
  const rollups = rowsOf(state, 'rollups').filter(
    (row) => row['classId'] === id && autumn.includes(row['termId'] ?? ''),
  );
  return new Set(rollups.map((row) => row['pupils']));
}

/** Gives somebody the roster too. */
export async function keepRosters(world: World, username: string) {
  await world.store.write(async (tx) => {
    const { persons, grants } = unsafeTables(tx);
    const [person] = await tx.select({ id: persons.id }).from(persons).where(eq(persons.username, username));
    const place = { placeKind: 'area' as const, placeId: world.place(1, 1, 1).district.id };
    const grant = { role: 'roster-manager' as const, ...place, subject: null, startsOn: '2026-09-01', endsOn: null };
    await tx.insert(grants).values({ id: 'keeper', personId: person?.id ?? '', ...grant, sourcedId: null });
  });
}
