import { shownPercent } from '../reports/rounding.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { type Count, LOCKED, type Share } from '../suppression/shares.ts';
import type { Figure, FindingAbout } from './finding.ts';

/** What a school's sums say of one class in one dimension. */
export type StandingSums = {
  readonly classId: string;
  readonly dimension: string;
  readonly pupils: number;
  readonly noticed: number;
  readonly ok: number;
  readonly records: number;
  readonly fresh: number;
};

/** The figure of a school, or of one of its classes, as its report prints it. `value` is null where the report has no such figure. */
export function schoolFigure(sums: readonly StandingSums[], about: FindingAbout, asOf: number): Figure {
  const { kind, dimension, classId } = about;
  if (dimension === null && kind !== 'fresh') return { value: null, n: 0, asOf };
  const rows = sums.filter(
    (row) => (dimension === null || row.dimension === dimension) && (classId === null || row.classId === classId),
  );
  const total = (of: 'pupils' | 'records' | typeof kind) => rows.reduce((sum, row) => sum + row[of], 0);
  const n = total(kind === 'fresh' ? 'records' : 'pupils');
  return { value: n === 0 ? null : shownPercent(total(kind) / n), n, asOf };
}

/** What the report of an area prints: the only things an action of it may be about. */
export type PrintedArea = {
  readonly n: Count;
  readonly results: readonly {
    readonly dimension: Dimension;
    readonly noticed: Share | null;
    readonly ok: Share | null;
    readonly fresh: Share | null;
    readonly records: Count;
  }[];
};

/** The figure of an area as its report prints it: rounded, coded or hidden. An area has no classes, and no dimensions together. */
export function areaFigure(
  { n, results }: PrintedArea,
  { kind, dimension, classId }: FindingAbout,
  asOf: number,
): Figure {
  const printed = classId === null ? results.find((one) => one.dimension === dimension) : undefined;
  if (!printed) return { value: null, n: 0, asOf };
  return { value: printed[kind], n: kind === 'fresh' ? printed.records : n, asOf };
}

/** What is hidden now is hidden then too, for the pupils are mostly the same. */
export function hiddenAlike(before: Figure, now: Figure): Figure {
  const [value, n] = [now.value === LOCKED ? LOCKED : before.value, now.n === LOCKED ? LOCKED : before.n];
  return { ...before, value, n };
}
