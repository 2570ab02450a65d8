import type { Sex } from '../rubric/fitness.ts';
import type { Dimension, MarkKind, RaterKind } from '../rubric/rubric.ts';

export type CellPupil = {
  readonly id: string;
  readonly classId: string;
  readonly grade: number;
  readonly sex: Sex | null;
};
/** `levels`: codes from the best to the worst; a school-based indicator is its core parent. */
export type CellIndicator = { readonly id: string; readonly dimension: Dimension; readonly levels: readonly string[] };

/** A mark as cells need it. `indicatorId` is the core indicator it counts for. */
export type CountedMark = {
  readonly pupilId: string;
  readonly indicatorId: string;
  readonly raterId: string;
  readonly raterKind: RaterKind;
  readonly kind: MarkKind | 'observation';
  readonly level: string | null;
  readonly amount: number | null;
  /** Entered within 7 days of happening. */
  readonly isFresh: boolean;
};

/**
 * One school's evidence of one term as integer sums of pupil × indicator × rater, in columns: row i of each is one cell. `pupil`,
 * `indicator` and `rater` are places in the lists. A level is its step on the scale: 1 the worst, as many as there are levels the best.
 */
export type SchoolCells = {
  readonly schoolId: string;
  readonly pupils: readonly CellPupil[];
  readonly indicators: readonly CellIndicator[];
  readonly raters: readonly string[];
  readonly size: number;
  readonly pupil: Int32Array;
  readonly indicator: Int32Array;
  readonly rater: Int32Array;
  /** Levels given by staff: how many, the sum of their steps, and of the steps' squares. */
  readonly ratings: Int32Array;
  readonly steps: Int32Array;
  readonly squares: Int32Array;
  /** Records of any kind by anybody; those entered within 7 days; quarters of an hour. */
  readonly records: Int32Array;
  readonly fresh: Int32Array;
  readonly quarters: Int32Array;
};

type Sums = {
  readonly pupil: number;
  readonly indicator: number;
  readonly raterId: string;
  ratings: number;
  steps: number;
  squares: number;
  records: number;
  fresh: number;
  quarters: number;
};

/**
 * Counts marks into cells. Sums are integers, so marks in any order give the same cells, and taking a mark away leaves what was
 * there before it came (docs/methods.md §12). Marks of pupils or indicators that are not in the lists are passed over.
 */
export function openCells(schoolId: string, pupils: readonly CellPupil[], indicators: readonly CellIndicator[]) {
  const pupilAt = new Map(pupils.map(({ id }, place) => [id, place]));
  const indicatorAt = new Map(indicators.map(({ id }, place) => [id, place]));
  // By place of pupil and indicator: few people rate one child on one thing, so a short list is looked through faster than any key is made.
  const cells: Sums[][] = [];
  const count = (mark: CountedMark, sign: 1 | -1) => {
    const [pupil, indicator] = [pupilAt.get(mark.pupilId), indicatorAt.get(mark.indicatorId)];
    if (pupil === undefined || indicator === undefined) return;
    const { raterId } = mark;
    const place = pupil * indicators.length + indicator;
    const here = cells[place] ?? [];
    const known = here.find((one) => one.raterId === raterId);
    const cell = known ?? {
      pupil,
      indicator,
      raterId,
      ratings: 0,
      steps: 0,
      squares: 0,
      records: 0,
      fresh: 0,
      quarters: 0,
    };
    if (!known) here.push(cell);
    cells[place] = here;
    const step = mark.raterKind === 'staff' ? stepOf(indicators[indicator]?.levels ?? [], mark) : 0;
    if (step > 0) cell.ratings += sign;
    cell.steps += sign * step;
    cell.squares += sign * step * step;
    cell.records += sign;
    cell.fresh += mark.isFresh ? sign : 0;
    cell.quarters += mark.kind === 'hours' ? sign * Math.round(4 * (mark.amount ?? 0)) : 0;
  };
  return {
    add: (mark: CountedMark) => count(mark, 1),
    take: (mark: CountedMark) => count(mark, -1),
    close: (): SchoolCells => columnsOf(schoolId, pupils, indicators, cells.flat()),
  };
}

/** 1 (worst) to the number of levels (best); 0 where nothing was judged. */
function stepOf(levels: readonly string[], { kind, level }: CountedMark): number {
  if (kind !== 'level' || level === null) return 0;
  const place = levels.indexOf(level);
  return place === -1 ? 0 : levels.length - place;
}

function columnsOf(
  schoolId: string,
  pupils: readonly CellPupil[],
  indicators: readonly CellIndicator[],
  all: readonly Sums[],
): SchoolCells {
  const cells = all.filter(({ records }) => records !== 0);
  const raters = [...new Set(cells.map(({ raterId }) => raterId))].sort();
  const raterAt = new Map(raters.map((id, place) => [id, place]));
  const raterOf = ({ raterId }: Sums) => raterAt.get(raterId) ?? 0;
  cells.sort((a, b) => a.pupil - b.pupil || a.indicator - b.indicator || raterOf(a) - raterOf(b));
  const column = (of: (cell: Sums) => number) => Int32Array.from(cells, of);
  return {
    schoolId,
    pupils,
    indicators,
    raters,
    size: cells.length,
    pupil: column((cell) => cell.pupil),
    indicator: column((cell) => cell.indicator),
    rater: column(raterOf),
    ratings: column((cell) => cell.ratings),
    steps: column((cell) => cell.steps),
    squares: column((cell) => cell.squares),
    records: column((cell) => cell.records),
    fresh: column((cell) => cell.fresh),
    quarters: column((cell) => cell.quarters),
  };
}
