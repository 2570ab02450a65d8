import type { Dimension } from '../rubric/rubric.ts';
import type { FigureKind } from './finding.ts';

type Class = { readonly classId: string; readonly grade: number; readonly number: number };
/** A finding of a school's or an area's report, as far as it says what it is about. */
type Finding = {
  readonly kind:
    | 'nothing-yet'
    | 'unseen'
    | 'silent'
    | 'unnoticed'
    | 'late'
    | 'week'
    | 'gap'
    | 'thin'
    | 'schools-without'
    | 'schools-late'
    | 'least-noticed';
  readonly class?: Class;
  readonly dimension?: Dimension | null;
};
export type About = { readonly kind: FigureKind; readonly dimension: Dimension | null; readonly class: Class | null };

const FIGURES: Readonly<Record<Finding['kind'], FigureKind | null>> = {
  'nothing-yet': null,
  // Who was not seen opens the children themselves, and a week or a gap its own place: no share of pupils follows them.
  unseen: null,
  silent: null,
  week: null,
  gap: null,
  unnoticed: 'noticed',
  late: 'fresh',
  // A result needs records by several people on several days: the figure nearest to it is enough evidence.
  thin: 'ok',
  'schools-without': 'noticed',
  'schools-late': 'fresh',
  'least-noticed': 'noticed',
};

/** Which figure an action on a finding is about; null where nothing follows from it. */
export function aboutFinding({ kind, dimension, class: of }: Finding): About | null {
  const figure = FIGURES[kind];
  return figure === null ? null : { kind: figure, dimension: dimension ?? null, class: of ?? null };
}
