import { and, eq } from 'drizzle-orm';
import type { Rubric } from '../../server/core/rubric/rubric.ts';
import { METHOD_VERSION } from '../../server/core/scoring/dimension-score.ts';
import { sumErrorTerms } from '../../server/core/scoring/group-mean.ts';
import type { Reader } from '../engine.ts';
import { staysOn } from '../reach/stays.ts';
import type { Tables } from '../schema/tables.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';

export type RollupRow = Tables['rollups']['$inferInsert'];
export type Summed = Pick<
  Tables['scores']['$inferSelect'],
  'pupilId' | 'classId' | 'status' | 'score' | 'level' | 'records' | 'fresh' | 'weeks' | 'errorTerms' | 'compared'
>;
export type Place = {
  readonly schoolId: string;
  readonly classId: string;
  readonly termId: string;
  readonly dimension: string;
};

/** What a rollup needs of the stored scores of a class, whoever of them is still in it. */
export const selectSummed = statement((q, at: Holes<Omit<Place, 'schoolId'>>) => {
  const { scores } = q.tables;
  return q
    .select({
      pupilId: scores.pupilId,
      classId: scores.classId,
      status: scores.status,
      score: scores.score,
      level: scores.level,
      records: scores.records,
      fresh: scores.fresh,
      weeks: scores.weeks,
      errorTerms: scores.errorTerms,
      compared: scores.compared,
    })
    .from(scores)
    .where(and(eq(scores.classId, at.classId), eq(scores.termId, at.termId), eq(scores.dimension, at.dimension)));
});

/** One class's sums from the scores of the pupils who are in it; others are not counted, and a class without pupils has none. */
export function sumRollup(
  at: Place,
  { present, rubric, scores }: { present: ReadonlySet<string>; rubric: Rubric; scores: readonly Summed[] },
): RollupRow | undefined {
  if (present.size === 0) return undefined;
  // In one order, whoever has been scored just now: so the same scores give the same bits.
  const rows = scores
    .filter((row) => present.has(row.pupilId))
    .sort((a, b) => (a.pupilId < b.pupilId ? -1 : 1))
    // What was rated by a child's own goal is no measure of the class.
    .map((row) => ({ ...row, ...row.compared }));
  const scored = rows.flatMap((row) => (row.score === null ? [] : { ...row, score: row.score }));
  const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
  return {
    ...at,
    pupils: present.size,
    noticed: rows.filter((row) => row.records > 0).length,
    ok: rows.filter((row) => row.status === 'ok').length,
    scored: scored.length,
    records: total(rows.map((row) => row.records)),
    fresh: total(rows.map((row) => row.fresh)),
    weeks: summedWeeks(rows),
    scoreSum: total(scored.map((row) => row.score)),
    squareSum: total(scored.map((row) => row.score ** 2)),
    levels: rubric.levelScale.map(({ code: level }) => ({
      level,
      count: scored.filter((row) => row.level === level).length,
    })),
    errorTerms: sumErrorTerms(scored.map((row) => row.errorTerms)),
    methodVersion: METHOD_VERSION,
  };
}

function summedWeeks(rows: readonly Summed[]): RollupRow['weeks'] {
  const weeks = new Map<string, { week: string; records: number; fresh: number; pupils: number }>();
  for (const { week, records, fresh } of rows.flatMap((row) => row.weeks)) {
    const sum = weeks.get(week) ?? { week, records: 0, fresh: 0, pupils: 0 };
    weeks.set(week, { week, records: sum.records + records, fresh: sum.fresh + fresh, pupils: sum.pupils + 1 });
  }
  return [...weeks.values()].sort((a, b) => (a.week < b.week ? -1 : 1));
}

/** Who is in a class of a term on a day. */
export async function selectPresent(q: Reader, at: Omit<Place, 'dimension'> & { readonly day: string }) {
  return new Set((await selectStaying(q, at)).map((row) => row.pupilId));
}

const selectStaying = statement((q, at: Holes<Omit<Place, 'dimension'> & { day: string }>) => {
  const { enrolments } = unsafeTables(q);
  return q
    .select({ pupilId: enrolments.pupilId })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.schoolId, at.schoolId),
        eq(enrolments.classId, at.classId),
        eq(enrolments.termId, at.termId),
        staysOn(q, at.day),
      ),
    );
});
