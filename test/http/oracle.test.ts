import { and, eq, inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { derive, rebuildClass, selectClassTerms } from '../../db/derive/derive.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readSchoolReport, type SchoolReport } from '../../server/contract/school-report.ts';
import { DIMENSIONS } from '../../server/contract/words.ts';
import type { DimensionScore } from '../../server/core/scoring/dimension-score.ts';
import type { Fact } from '../oracle/facts.ts';
import { Lane, type LanePlace } from '../oracle/lane.ts';
import { RUBRICS } from '../oracle/oracle.ts';
import { groupOf, type OracleClass, scoreRows } from '../oracle/rollup-oracle.ts';
import { openWorld, type World } from '../support/world.ts';

const SPRING = '2027-04-20';
const AUTUMN = '2026-11-10';
const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
const PHASES = [
  { term: '2026-2027-1', first: '2026-09-01', today: AUTUMN },
  { term: '2026-2027-2', first: '2027-02-24', today: SPRING },
] as const;
/** Class, grade, and who writes there: the four of one school, and one where the youngest band's weights hold. */
const PLACES = [
  [1, 1, 1, 3],
  [1, 1, 2, 4],
  [1, 1, 3, 4],
  [1, 1, 4, 5],
  [1, 2, 1, 2],
] as const;

const DIMENSIONS_RATED = RUBRICS.map(({ dimension }) => dimension);
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));

/** The last pupil of the second class left in October and came to no other: no mark after that, and counted no more. */
async function letOneLeave({ store, place }: World): Promise<string> {
  const { schoolId, classId, pupils } = place(1, 1, 2);
  const pupilId = pupils.at(-1) ?? '';
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    const rows = await tx.select().from(enrolments).where(eq(enrolments.pupilId, pupilId));
    const ids = rows.map((row) => row.id);
    await tx
      .update(enrolments)
      .set({ endedOn: '2026-10-15' })
      .where(and(eq(enrolments.schoolId, schoolId), inArray(enrolments.id, ids)));
    for (const { termId } of rows) {
      await derive(tx, {
        schoolId,
        termId,
        pupilIds: [pupilId],
        dimensions: DIMENSIONS_RATED,
        classIds: [classId],
        today: SPRING,
      });
    }
  });
  return pupilId;
}

/** Every second pupil a girl, and every seventh of no known sex, for whom the fitness tables must say nothing. */
async function saySexes({ store, place }: World) {
  const pupils = PLACES.flatMap(([d, s, c]) => place(d, s, c).pupils);
  const sexes = new Map(pupils.map((id, at) => [id, at % 7 === 6 ? null : at % 2 === 0 ? 'female' : 'male'] as const));
  await store.write(async (tx) => {
    const { pupils: table } = unsafeTables(tx);
    for (const [id, sex] of sexes) await tx.update(table).set({ sex }).where(eq(table.id, id));
  });
  return (pupilId: string) => sexes.get(pupilId) ?? null;
}

async function openLanes(world: World) {
  const people = await world.store.read((q) => q.select().from(unsafeTables(q).persons));
  const who = (username: string) => ({ username, id: people.find((person) => person.username === username)?.id ?? '' });
  const phase = { now: PHASES[0] as (typeof PHASES)[number] };
  const left = await letOneLeave(world);
  const lanes = PLACES.map(([d, s, c, grade]) => {
    const { schoolId, classId, pupils } = world.place(d, s, c);
    const elsewhere = world.place(d, s, c === 4 ? 1 : c + 1);
    const at: LanePlace = {
      schoolId,
      classId,
      grade,
      // Where one teacher sees it all a score stays provisional.
      teachers: [who(`homeroom-d${d}s${s}c${c}`), ...(c === 3 ? [] : [who(`labour-d${d}s${s}`)])],
      pupils: pupils.filter((id) => id !== left),
      stranger: { username: 'homeroom-d2s1c2', pupilId: elsewhere.pupils[0] ?? '' },
      days: () => phase.now,
    };
    return { at, lane: new Lane(world, at, `acceptance ${d}${s}${c}`) };
  });
  return { lanes, phase, left };
}

test('after 1000 random acts every stored score and sum is what a naive oracle makes of what was accepted', async () => {
  const world = await openWorld({ today: SPRING, pupilsInClass: 8 });
  const sexOf = await saySexes(world);
  const { lanes, phase, left } = await openLanes(world);
  const wrong: string[] = [];
  for (const part of PHASES) {
    world.clock.now = noon(part.today);
    phase.now = part;
    const run = async (lane: Lane) => {
      for (let n = 0; n < 500 / PLACES.length; n++) wrong.push(...[(await lane.act()) ?? []].flat());
    };
    await Promise.all(lanes.map(({ lane }) => run(lane)));
  }
  expect(wrong).toEqual([]);
  const counts = lanes.flatMap(({ lane }) => Object.entries(lane.counts));
  expect(counts.reduce((sum, [name, n]) => sum + (name === 'busy' ? 0 : n), 0)).toBe(1000);
  // Every kind of act was tried and refused often enough for the rest to mean something.
  const kinds = new Set(counts.map(([name]) => name));
  for (const kind of [
    'log 201',
    'log wrongly 422',
    'log wrongly 404',
    'log again 201',
    'amend 200',
    'amend 403',
    'amend 409',
    'withdraw 201',
    'withdraw 403',
    'withdraw 409',
  ]) {
    expect(kinds, kind).toContain(kind);
  }

  const facts = lanes.flatMap(({ lane }) => lane.facts);
  const classes: OracleClass[] = lanes.flatMap(({ at }, index) =>
    PHASES.map(({ term }) => {
      const [d, s, c] = PLACES[index] ?? [0, 0, 0];
      const pupils = world
        .place(d, s, c)
        .pupils.map((pupilId) => ({ pupilId, hasLeft: pupilId === left, sex: sexOf(pupilId) }));
      return { classId: at.classId, term, grade: at.grade, pupils };
    }),
  );
  const fitness = classes.flatMap((at) =>
    scoreRows(at, facts).flatMap(({ result }) => result.values['health.h1'] ?? []),
  );
  expect(fitness.length, 'pupils whose fitness is known').toBeGreaterThan(5);
  await expectScores(world, classes, facts);
  await expectRollups(world, classes, facts);
  await expectReports(world, classes, facts);
  const differences = await world.store.write(async (tx) => {
    let found = 0;
    for (const at of await selectClassTerms(tx)) found += await rebuildClass(tx, at, SPRING);
    return found;
  });
  expect(differences, 'a rebuild changes nothing').toBe(0);
});

async function expectScores({ store, seeded }: World, classes: readonly OracleClass[], facts: readonly Fact[]) {
  const stored = await store.read((q) => q.select().from(q.tables.scores));
  const expected = classes.flatMap((at) =>
    scoreRows(at, facts).map((row) => ({ ...row, classId: at.classId, term: at.term })),
  );
  expect(stored).toHaveLength(expected.length);
  expect(new Set(expected.map((row) => row.result.status)).size, 'scores of every status').toBe(3);
  const terms = new Map(seeded.districts.flatMap((district) => district.terms.map((term) => [term.id, term.code])));
  for (const { result, term, ...row } of expected) {
    const found = stored.find(
      (one) => one.pupilId === row.pupilId && one.dimension === row.dimension && terms.get(one.termId) === term,
    );
    const made = found?.result as DimensionScore | undefined;
    const name = `${row.dimension} of ${row.pupilId} in ${term}`;
    expect({ ...found }, name).toMatchObject({
      ...row,
      status: result.status,
      level: result.level,
      score: near(result.score),
    });
    const { weightShare, ratings, raters } = result;
    expect({ ...made }, name).toMatchObject({ weightShare: near(weightShare), ratings, raters, se: near(result.se) });
    // A bonus is no part of the score; the level shows whether it counted.
    const inScore = made?.indicators.filter((one) => one.weight > 0) ?? [];
    const values = inScore.flatMap((one) => (one.value === null ? [] : [[one.id, one.value] as const]));
    const wanted = Object.entries(result.values).map(([id, value]) => [id, near(value)]);
    expect(Object.fromEntries(values), name).toEqual(Object.fromEntries(wanted));
  }
}

async function expectRollups({ store, seeded }: World, classes: readonly OracleClass[], facts: readonly Fact[]) {
  const stored = await store.read((q) => q.select().from(q.tables.rollups));
  const terms = new Map(seeded.districts.flatMap((district) => district.terms.map((term) => [term.id, term.code])));
  for (const at of classes) {
    for (const dimension of DIMENSIONS_RATED) {
      const found = stored.filter(
        (row) => row.classId === at.classId && row.dimension === dimension && terms.get(row.termId) === at.term,
      );
      const {
        mean: _,
        sd: __,
        lo: ___,
        hi: ____,
        freshShare: _____,
        scoreSum,
        squareSum,
        ...exact
      } = groupOf([at], dimension, facts);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ ...exact, scoreSum: near(scoreSum), squareSum: expect.closeTo(squareSum, 6) });
    }
  }
}

async function expectReports({ ask, place }: World, classes: readonly OracleClass[], facts: readonly Fact[]) {
  const { schoolId, classId: ofFirst } = place(1, 1, 1);
  for (const { term } of PHASES) {
    const own = classes.filter((at) => at.term === term && at.classId !== place(1, 2, 1).classId);
    const { body, status } = await ask('principal-d1s1', readSchoolReport, { params: { schoolId }, query: { term } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ pupils: 31, classes: 4 });
    const same = (results: SchoolReport['overall'] | undefined, of: readonly OracleClass[]) => {
      expect(results?.map((one) => one.dimension)).toEqual(DIMENSIONS);
      for (const { dimension, ...figures } of results ?? []) {
        const {
          fresh: _,
          scoreSum: __,
          squareSum: ___,
          mean,
          sd,
          lo,
          hi,
          freshShare,
          ...exact
        } = groupOf(of, dimension, facts);
        expect(figures).toEqual({
          ...exact,
          mean: near(mean),
          sd: sd === null ? null : expect.closeTo(sd, 6),
          lo: near(lo),
          hi: near(hi),
          freshShare: near(freshShare),
        });
      }
    };
    same(body.overall, own);
    for (const grade of [3, 4, 5]) {
      same(
        body.grades.find((one) => one.grade === grade)?.results,
        own.filter((at) => at.grade === grade),
      );
    }
    for (const at of own) same(body.byClass.find((one) => one.class.classId === at.classId)?.results, [at]);
    expect(body.byClass[0]?.class.classId).toBe(ofFirst);
  }
}
