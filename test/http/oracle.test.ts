import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rebuildClass, selectClassTerms } from '../../db/derive/derive.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { expectReports, expectRollups, expectScores } from '../oracle/expect-figures.ts';
import { expectRecords } from '../oracle/expect-records.ts';
import { Lane, type LanePlace } from '../oracle/lane.ts';
import { makeMoves, PARTS, PLACES, seededStays, turn } from '../oracle/moves.ts';
import { type OracleClass, scoreRows } from '../oracle/rollup-oracle.ts';
import { someAct } from '../oracle/some-act.ts';
import { Stays, TERM_CODES } from '../oracle/stays.ts';
import { openWorld, type World } from '../support/world.ts';

const LAST = PARTS.at(-1)?.today ?? '';
const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`);

/** Every kind of act and refusal must have come, or the rest would say little. */
const ALL = [
  ...[
    'log 201',
    'log again 201',
    'log wrongly 404 not-found',
    'log wrongly 422 value.misfit',
    'log wrongly 422 mark.twice',
  ],
  ...['log wrongly 422 day.future', 'log wrongly 422 day.none'],
  ...['pupil.never', 'pupil.left', 'pupil.not-yet'].map((code) => `log wrongly 422 ${code}`),
  ...['(logged into the term before)', '(logged in the holidays)'],
  ...[
    'amend mark 200',
    'amend mark again 200',
    'amend mark 403 not-allowed',
    'amend mark 409 stale',
    'amend mark 409 conflict',
  ],
  ...['200', 'again 200', '403 not-allowed', '409 stale', '409 conflict'].map((said) => `amend activity ${said}`),
  ...['day.future', 'day.none', 'pupil.left', 'pupil.not-yet'].map((code) => `amend activity 422 ${code}`),
  ...['(the same day)', '(another day of the term)', '(into the term before)', '(into the term after)'],
  ...['(into the holidays)', '(shown to family now)', '(shown to staff now)'],
  ...['save grid 200', 'save grid 409 conflict', '(cell saved)', '(cell conflict)', '(cell refused mark.not-yours)'],
  ...['(cell refused pupil.left)', '(cell refused pupil.not-yet)', '(cell given)', '(cell changed)', '(cell cleared)'],
  ...['(cell given again)', '(cell left as it is)'],
  ...['201', '403 not-allowed', '409 conflict', '422 invalid'].map((said) => `detach ${said}`),
  ...['201', '403 not-allowed', '409 conflict'].map((said) => `attach ${said}`),
  ...['201', '403 not-allowed', '409 conflict'].map((said) => `withdraw ${said}`),
];

/** Every second pupil a girl, and every seventh of no known sex, for whom the fitness tables must say nothing. */
async function saySexes({ store }: World, { pupils }: Stays) {
  const sexes = new Map(pupils.map((id, at) => [id, at % 7 === 6 ? null : at % 2 === 0 ? 'female' : 'male'] as const));
  await store.write(async (tx) => {
    const { pupils: table } = unsafeTables(tx);
    for (const [id, sex] of sexes) await tx.update(table).set({ sex }).where(eq(table.id, id));
  });
  return (pupilId: string) => sexes.get(pupilId) ?? null;
}

async function openLanes(world: World, stays: Stays, today: () => string) {
  const people = await world.store.read((q) => q.select().from(unsafeTables(q).persons));
  const who = (username: string) => ({ username, id: people.find((person) => person.username === username)?.id ?? '' });
  return PLACES.map(([d, s, c, grade]) => {
    const { schoolId, classId } = world.place(d, s, c);
    const elsewhere = world.place(d, s, c === 4 ? 1 : c + 1);
    const at: LanePlace = {
      ...{ schoolId, classId, grade, stays, today },
      // Where one teacher sees it all a score stays provisional.
      teachers: [who(`homeroom-d${d}s${s}c${c}`), ...(c === 3 ? [] : [who(`labour-d${d}s${s}`)])],
      stranger: { username: 'homeroom-d2s1c2', pupilId: elsewhere.pupils[4] ?? '' },
    };
    return new Lane(world, at, `acceptance ${d}${s}${c}`);
  });
}

test('after 1000 random acts every stored score and sum is what a naive oracle makes of what was accepted', async () => {
  const world = await openWorld({ today: LAST, pupilsInClass: 8 });
  const stays = new Stays();
  seededStays(world, stays);
  const sexOf = await saySexes(world, stays);
  const now = { day: PARTS[0]?.today ?? '' };
  world.clock.now = noon(now.day);
  const lanes = await openLanes(world, stays, () => now.day);
  for (const part of PARTS) {
    world.clock.now = noon(part.today);
    await turn(world, part.today);
    now.day = part.today;
    await makeMoves(world, stays, part);
    const run = async (lane: Lane) => {
      for (let n = 0; n < part.acts; n++) await someAct(lane);
    };
    await Promise.all(lanes.map(run));
  }
  expect(lanes.flatMap((lane) => lane.wrong)).toEqual([]);
  expect(lanes.reduce((sum, lane) => sum + lane.acts, 0)).toBe(1000);
  const seen = new Set(lanes.flatMap((lane) => Object.keys(lane.counts)));
  expect(ALL.filter((kind) => !seen.has(kind))).toEqual([]);

  const facts = lanes.flatMap((lane) => lane.known.facts);
  const classes: OracleClass[] = lanes.flatMap(({ at: { classId, grade } }) =>
    TERM_CODES.map((term) => {
      const pupils = stays.pupils.flatMap((pupilId) => {
        const place = stays.placeIn(term, pupilId, LAST);
        return place?.classId === classId ? { pupilId, hasLeft: place.hasLeft, sex: sexOf(pupilId) } : [];
      });
      return { classId, term, grade, pupils };
    }),
  );
  const fitness = classes.flatMap((at) =>
    scoreRows(at, facts).flatMap(({ result }) => result.values['health.h1'] ?? []),
  );
  expect(fitness.length, 'pupils whose fitness is known').toBeGreaterThan(5);
  await expectRecords(world, lanes);
  await expectScores(world, classes, facts);
  await expectRollups(world, classes, facts);
  await expectReports(world, classes, facts);
  const differences = await world.store.write(async (tx) => {
    let found = 0;
    for (const at of await selectClassTerms(tx)) found += await rebuildClass(tx, at, LAST);
    return found;
  });
  expect(differences, 'a rebuild changes nothing').toBe(0);
});
