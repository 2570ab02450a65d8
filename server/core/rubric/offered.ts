import { gradeBandOf, type Indicator, type Rubric } from './rubric.ts';

/**
 * The indicators a teacher may use in a grade: those of its band that staff may rate; of the school-based ones those that the
 * school, or an area that holds it, has adopted.
 */
export function offeredIn(rubric: Rubric, grade: number, adopted: ReadonlySet<string>): Indicator[] {
  return usableIn(rubric, grade).filter(({ id, scope }) => scope !== 'school' || adopted.has(id));
}

/** The others of the same grade: nobody records them now, and what was recorded once keeps its name. */
export function notOfferedIn(rubric: Rubric, grade: number, adopted: ReadonlySet<string>): Indicator[] {
  return usableIn(rubric, grade).filter(({ id, scope }) => scope === 'school' && !adopted.has(id));
}

/** What only the child and its family may rate: they contribute it, and a teacher approves that it was so. */
export function ratedByFamilyIn(rubric: Rubric, grade: number, adopted: ReadonlySet<string>): Indicator[] {
  return ofBand(rubric, grade).filter((one) => !isForStaff(one) && (one.scope !== 'school' || adopted.has(one.id)));
}

const isForStaff = ({ raters }: Indicator) => raters.some((rater) => rater.kind === 'staff');

const usableIn = (rubric: Rubric, grade: number) => ofBand(rubric, grade).filter(isForStaff);

function ofBand(rubric: Rubric, grade: number): Indicator[] {
  const band = gradeBandOf(rubric, grade)?.id;
  if (band === undefined) return [];
  return rubric.indicators.filter(({ gradeBands }) => gradeBands.includes(band));
}

/** Who may read a mark of an indicator: the family, the staff of the school, or only who wrote it. */
export function mayRead(
  indicator: Pick<Indicator, 'visibility'>,
  reader: 'family' | 'staff',
  isAuthor: boolean,
): boolean {
  if (indicator.visibility === 'author') return isAuthor;
  return reader === 'staff' || indicator.visibility === 'family';
}
