import { expect } from 'vitest';
import { readSchoolReport, type SchoolReport } from '../../server/contract/school-report.ts';
import { DIMENSIONS } from '../../server/contract/words.ts';
import { intervalOf } from '../../server/core/scoring/rating-error.ts';
import type { World } from '../support/world.ts';
import type { Fact } from './facts.ts';
import { madeAnew } from './made-anew.ts';
import { RUBRICS } from './oracle.ts';
import { groupOf, type OracleClass, scoreRows } from './rollup-oracle.ts';
import { TERM_CODES } from './stays.ts';

const DIMENSIONS_RATED = RUBRICS.map(({ dimension }) => dimension);
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));

export async function expectScores(world: World, classes: readonly OracleClass[], facts: readonly Fact[]) {
  const { store, seeded } = world;
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
    const name = `${row.dimension} of ${row.pupilId} in ${term}`;
    const { weightShare, ratings, raters } = result;
    expect({ ...found }, name).toMatchObject({
      ...row,
      status: result.status,
      level: result.level,
      score: near(result.score),
      ...{ weightShare: near(weightShare), ratings, raters },
    });
    expect(intervalOf(found?.score ?? null, found?.errorTerms ?? null).se, name).toEqual(near(result.se));
    if (!found) throw new Error(name);
    const { made, row: anew } = await madeAnew(world, found);
    expect({ ...anew, classId: found.classId }, name).toEqual(found);
    // A bonus is no part of the score; the level shows whether it counted.
    const inScore = made.indicators.filter((one) => one.weight > 0);
    const values = inScore.flatMap((one) => (one.value === null ? [] : [[one.id, one.value] as const]));
    const wanted = Object.entries(result.values).map(([id, value]) => [id, near(value)]);
    expect(Object.fromEntries(values), name).toEqual(Object.fromEntries(wanted));
  }
}

export async function expectRollups({ store, seeded }: World, classes: readonly OracleClass[], facts: readonly Fact[]) {
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

export async function expectReports({ ask, place }: World, classes: readonly OracleClass[], facts: readonly Fact[]) {
  const { schoolId, classId: ofFirst } = place(1, 1, 1);
  for (const term of TERM_CODES) {
    const own = classes.filter((at) => at.term === term && at.classId !== place(1, 2, 1).classId);
    const { body, status } = await ask('principal-d1s1', readSchoolReport, { params: { schoolId }, query: { term } });
    expect(status).toBe(200);
    const present = own.flatMap((at) => at.pupils.filter(({ hasLeft }) => !hasLeft));
    expect(body).toMatchObject({ pupils: present.length, classes: 4 });
    const same = (results: SchoolReport['overall'] | undefined, of: readonly OracleClass[]) => {
      expect(results?.map((one) => one.dimension)).toEqual(DIMENSIONS);
      for (const { dimension, ...figures } of results ?? []) {
        const {
          fresh: _,
          scoreSum: __,
          squareSum: ___,
          weeks: ____,
          mean,
          sd,
          lo,
          hi,
          freshShare,
          ...exact
        } = groupOf(of, dimension, facts);
        expect(figures).toEqual({
          ...exact,
          errorsFrom: 'default',
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
