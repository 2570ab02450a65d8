import type { ComponentsIn } from '../../db/measure/rating-errors.ts';
import type { Bilingual, Dimension } from '../contract/words.ts';
import { DIMENSIONS } from '../contract/words.ts';
import { gradeBandOf, type Rubric } from '../core/rubric/rubric.ts';
import { errorsFrom, type ScoredMark } from '../core/scoring/dimension-score.ts';
import { apartFrom } from '../core/scoring/growth.ts';
import { type JudgedCell, judgedCells, judgedChange, judgedOf } from '../core/scoring/judged-levels.ts';
import type { ScoreRow } from './dimension-results.ts';
import type { selectLevels } from './store.ts';

export type GrowthTerm = {
  readonly id: string;
  readonly code: string;
  readonly grade: number;
  readonly schoolName: Bilingual;
  /** Dimension → the rubric version in force. */
  readonly rubrics: ReadonlyMap<string, { readonly id: string; readonly body: Rubric }>;
};
type LevelRow = Awaited<ReturnType<typeof selectLevels>>[number];
type Known = {
  readonly rowOf: (termId: string, dimension: string) => ScoreRow | undefined;
  readonly levels: readonly LevelRow[];
  readonly componentsIn: ComponentsIn;
};

/**
 * Each dimension over terms, oldest first, by what was judged in each, with a point for each term in which a rubric was in force; a term without
 * enough is a gap and never a 0. `change` is of the newest term against the one before it, `judged` of the newest.
 */
export function growthLines(terms: readonly GrowthTerm[], known: Known) {
  return DIMENSIONS.map((dimension) => {
    const results = terms.flatMap((term) => termResult(term, dimension, known) ?? []);
    const points = results.map((now, at) => joined(results[at - 1], now));
    const [before, last] = [results.at(-2), points.at(-1)];
    const newest = results.at(-1)?.term.code === terms.at(-1)?.code ? results.at(-1) : undefined;
    return {
      dimension,
      judged: newest?.judged ?? null,
      change: newest && before && last?.change ? { term: before.term.code, ...last.change } : null,
      points: points.map(({ point }) => point),
    };
  });
}

type Result = NonNullable<ReturnType<typeof termResult>>;

function termResult(term: GrowthTerm, dimension: Dimension, { rowOf, levels, componentsIn }: Known) {
  const rubric = term.rubrics.get(dimension);
  if (!rubric) return undefined;
  const row = rowOf(term.id, dimension);
  const bandId = gradeBandOf(rubric.body, term.grade)?.id ?? null;
  // A child who changed schools in mid-term is seen in the term as by the school whose score speaks.
  const own = levels.filter(
    (one) => one.termId === term.id && one.dimension === dimension && one.schoolId === row?.schoolId,
  );
  const cells: JudgedCell[] =
    bandId === null
      ? []
      : judgedCells(rubric.body, { bandId, term: term.code, marks: own.map((one) => asLevel(one, term.code)) });
  const components = componentsIn(term, dimension);
  const judged = judgedOf(rubric.body, cells, components);
  return {
    term,
    rubric,
    row,
    cells,
    components,
    judged,
    bandId,
    schoolId: row?.schoolId ?? '',
    value: judged?.value ?? null,
  };
}

function joined(before: Result | undefined, now: Result) {
  const { term, rubric, row, judged } = now;
  const unlike = before ? apartFrom(asTermResult(before), asTermResult(now)) : null;
  const change = before && unlike === null ? judgedChange(rubric.body, before.cells, now.cells, now.components) : null;
  const apart = before && unlike === null && change === null ? ('other-content' as const) : unlike;
  const point = {
    term: term.code,
    grade: term.grade,
    schoolName: term.schoolName,
    rubricVersion: rubric.body.version,
    value: now.value,
    lo: judged?.lo ?? null,
    hi: judged?.hi ?? null,
    records: row?.records ?? 0,
    ratings: judged?.ratings ?? 0,
    raters: judged?.raters ?? 0,
    errorsFrom: errorsFrom(now.components),
    isJoined: change !== null,
    apart,
  };
  return { point, change };
}

const asTermResult = ({ rubric, ...rest }: Result) => ({ ...rest, rubricId: rubric.id });

function asLevel(row: LevelRow, term: string): ScoredMark {
  const { id, indicatorId, level, raterId, raterKind, happenedOn } = row;
  return { id, indicatorId, level, raterId, raterKind, happenedOn, term, kind: 'level', amount: null };
}
