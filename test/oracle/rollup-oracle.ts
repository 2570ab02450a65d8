import { type Child, mondayOf } from './fact-oracle.ts';
import type { Fact } from './facts.ts';
import { type OracleScore, RUBRICS, scoreOf, sumByRater, VARIANCE } from './oracle.ts';
import { type TermCode, termAt } from './stays.ts';

/** Whose rows of a term stand in a class; `hasLeft` is not in it on the day the figures are of. */
export type OracleClass = {
  readonly classId: string;
  readonly term: TermCode;
  readonly grade: number;
  readonly pupils: readonly { readonly pupilId: string; readonly hasLeft: boolean; readonly sex?: Child['sex'] }[];
};

export type OracleRow = {
  readonly pupilId: string;
  readonly dimension: string;
  readonly records: number;
  readonly fresh: number;
  readonly lastOn: string | null;
  readonly weeks: readonly { readonly week: string; readonly records: number; readonly fresh: number }[];
  readonly result: OracleScore;
};

const inSchoolYear = (fact: Fact, term: string) => fact.term.slice(0, 9) === term.slice(0, 9) && fact.term <= term;
const dimensionOf = (fact: Fact) =>
  RUBRICS.find(({ indicators }) => indicators.some((one) => one.id === fact.indicatorId))?.dimension;
const isFresh = ({ happenedOn, enteredOn }: Fact) => Date.parse(enteredOn) - Date.parse(happenedOn) <= 7 * 86_400_000;

/** A row for each pupil and dimension (or one of them) with any standing mark of the school year to date. */
export function scoreRows({ term, grade, pupils }: OracleClass, all: readonly Fact[], only?: string): OracleRow[] {
  const facts = all.filter(
    (fact) => fact.visibility === 'family' && pupils.some(({ pupilId }) => pupilId === fact.pupilId),
  );
  return RUBRICS.filter(({ dimension }) => only === undefined || dimension === only).flatMap((rubric) =>
    pupils.flatMap(({ pupilId, sex = null }) => {
      const own = facts.filter(
        (fact) => fact.pupilId === pupilId && dimensionOf(fact) === rubric.dimension && inSchoolYear(fact, term),
      );
      if (own.length === 0) return [];
      const ofTerm = own.filter((fact) => fact.term === term);
      const lastOn =
        ofTerm
          .map((fact) => fact.happenedOn)
          .sort()
          .at(-1) ?? null;
      const result = scoreOf(rubric, { grade, sex, termStartsOn: termAt(term).startsOn }, term, own);
      return {
        pupilId,
        dimension: rubric.dimension,
        records: ofTerm.length,
        fresh: ofTerm.filter(isFresh).length,
        lastOn,
        weeks: weeksOf(ofTerm),
        result,
      };
    }),
  );
}

function weeksOf(facts: readonly Fact[]): OracleRow['weeks'] {
  const weeks = [...new Set(facts.map((fact) => mondayOf(fact.happenedOn)))].sort();
  return weeks.map((week) => {
    const of = facts.filter((fact) => mondayOf(fact.happenedOn) === week);
    return { week, records: of.length, fresh: of.filter(isFresh).length };
  });
}

/** What a report says of some classes together in one dimension: every figure from the pupils themselves. */
export function groupOf(classes: readonly OracleClass[], dimension: string, facts: readonly Fact[]) {
  const present = classes.flatMap((at) => {
    const rows = scoreRows(at, facts, dimension);
    return at.pupils
      .filter((pupil) => !pupil.hasLeft)
      .map(({ pupilId }) => rows.find((row) => row.pupilId === pupilId));
  });
  const rows = present.flatMap((row) => row ?? []);
  const scored = rows.flatMap(({ result }) => (result.score === null ? [] : [{ ...result, score: result.score }]));
  const scores = scored.map((one) => one.score);
  const n = scores.length;
  const sum = (numbers: readonly number[]) => numbers.reduce((before, one) => before + one, 0);
  const mean = n === 0 ? null : sum(scores) / n;
  const sd = mean === null || n < 2 ? null : Math.sqrt(sum(scores.map((score) => (score - mean) ** 2)) / (n - 1));
  const se = n === 0 ? null : errorOfMean(scored);
  const [records, fresh] = [sum(rows.map((row) => row.records)), sum(rows.map((row) => row.fresh))];
  return {
    pupils: present.length,
    noticed: rows.filter((row) => row.records > 0).length,
    scored: n,
    ok: scored.filter((one) => one.status === 'ok').length,
    records,
    fresh,
    weeks: weeksTogether(rows),
    mean,
    sd,
    lo: mean === null || se === null ? null : Math.max(0, mean - 1.959963984540054 * se),
    hi: mean === null || se === null ? null : Math.min(100, mean + 1.959963984540054 * se),
    scoreSum: sum(scores),
    squareSum: sum(scores.map((score) => score ** 2)),
    levels: ['A', 'B', 'C', 'D'].map((level) => ({ level, count: scored.filter((one) => one.level === level).length })),
    freshShare: records === 0 ? null : fresh / records,
  };
}

function weeksTogether(rows: readonly OracleRow[]) {
  const all = rows.flatMap((row) => row.weeks);
  return [...new Set(all.map(({ week }) => week))].sort().map((week) => {
    const of = all.filter((one) => one.week === week);
    const total = (key: 'records' | 'fresh') => of.reduce((before, one) => before + one[key], 0);
    return { week, records: total('records'), fresh: total('fresh'), pupils: of.length };
  });
}

/** One teacher's severity moves all of his pupils the same way: it is added up over them before it is squared. */
function errorOfMean(scored: readonly OracleScore[]): number {
  const byRater = new Map<string, number>();
  let [personRater, residual] = [0, 0];
  for (const { parts } of scored) {
    for (const [rater, c] of sumByRater(parts)) {
      byRater.set(rater, (byRater.get(rater) ?? 0) + c);
      personRater += VARIANCE.personRater * c * c;
    }
    for (const { c } of parts) residual += VARIANCE.residual * c * c;
  }
  const severity = [...byRater.values()].reduce((sum, c) => sum + VARIANCE.rater * c * c, 0);
  return Math.sqrt(severity + personRater + residual) / scored.length;
}
