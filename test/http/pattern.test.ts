import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readPattern } from '../../server/contract/pattern.ts';
import type { ScreensMeasured } from '../../server/core/screens/screens-measured.ts';
import { measured } from '../support/measure.ts';
import { addReviewer } from '../support/reviewers.ts';
import { openWorld } from '../support/world.ts';

const TEACHERS = ['labour-d1s1', 'homeroom-d1s1c1', 'homeroom-d1s1c2', 'labour-d1s2'];

async function openRated() {
  const world = await openWorld({ hasEvidence: true, pupilsInClass: 8 });
  await measured(world);
  const { persons, rows } = await world.store.read(async (q) => ({
    persons: await q.select().from(unsafeTables(q).persons),
    rows: await q.select().from(q.tables.measurements),
  }));
  const term = world.place(1, 1, 1).district.terms.at(-1)?.id;
  const bodyOf = (schoolId: string) =>
    rows.find((row) => row.placeId === schoolId && row.termId === term && row.kind === 'screens')
      ?.body as ScreensMeasured;
  const idOf = (username: string) => persons.find((person) => person.username === username)?.id ?? '';
  const read = async (as: string, term?: string) => await world.ask(as, readPattern, term ? { query: { term } } : {});
  return { ...world, bodyOf, idOf, read };
}

test('a teacher is told of the own pattern, figure for figure, and of nobody else’s', async () => {
  const { read, bodyOf, idOf, place } = await openRated();
  for (const username of TEACHERS) {
    const { schoolId } = place(1, username.includes('s2') ? 2 : 1, 1);
    const { status, body } = await read(username);
    expect(status, username).toBe(200);
    const [own, ...others] = body.schools;
    expect([own?.schoolId, others]).toEqual([schoolId, []]);
    const { patterns } = bodyOf(schoolId);
    const mine = patterns[idOf(username)] ?? [];
    expect(mine.length, username).toBeGreaterThan(0);
    expect(own?.dimensions).toEqual(
      [...mine].sort((a, b) => DIMENSION_ORDER.indexOf(a.dimension) - DIMENSION_ORDER.indexOf(b.dimension)),
    );
    const said = JSON.stringify(body);
    for (const [id, pattern] of Object.entries(patterns)) {
      if (id === idOf(username)) continue;
      expect(said.includes(id), username).toBe(false);
      for (const one of pattern) expect(own?.dimensions, username).not.toContainEqual(one);
    }
  }
});
const DIMENSION_ORDER = ['moral', 'arts', 'labour', 'scitech', 'health', 'academic'];

test('nobody asks for another’s: no principal, office, officer, reviewer or parent, and no parameter names one', async () => {
  const world = await openRated();
  const { district } = world.place(1, 1, 1);
  const reviewer = await addReviewer(world, 'reviewer-d1', { kind: 'area', id: district.id });
  for (const username of ['principal-d1s1', 'office-d1s1', 'officer-d1', 'roster-d1', reviewer, 'guardian-d1s1c1p1'])
    expect((await world.read(username)).status, username).toBe(403);
  const other = world.idOf('homeroom-d1s1c1');
  const asked = await world.send('homeroom-d1s1c2', 'get', `/api/me/pattern?personId=${other}`);
  expect(asked.status).toBe(422);
});

test('a term that was never measured says so, and one without records shows none', async () => {
  const { read } = await openRated();
  const { body } = await read('labour-d1s1', '2025-2026-2');
  expect(body.term.code).toBe('2025-2026-2');
  expect(body.schools.map(({ cutOffAt, dimensions }) => [cutOffAt, dimensions])).toEqual([[null, []]]);
});
