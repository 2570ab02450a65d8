import { type Stage, stageOf } from '../calendar/terms.ts';
import type { Dimension } from '../rubric/rubric.ts';
import type { AreaInput } from './area-measured.ts';

/** What one rater gave one pupil in one indicator: how many levels, the sum of their steps, and of the steps' squares. */
export type RatedCell = {
  readonly schoolId: string;
  /** Unique over schools: a pupil who moved is another one there. */
  readonly pupil: string;
  readonly classId: string;
  readonly stage: Stage;
  readonly indicator: string;
  readonly rater: string;
  readonly home: string;
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly isBlind: boolean;
};

/** A dimension's ratings of an area, cell by cell, blind second ratings as cells of their own. Of pupils that are not in the cells: passed over. */
export function ratedCells(
  { schools, blind, homeOf }: Omit<AreaInput, 'dimensions'>,
  dimension: Dimension,
): RatedCell[] {
  const found: RatedCell[] = [];
  const pupils = new Map<string, Pick<RatedCell, 'pupil' | 'classId' | 'stage'>>();
  const byId = [...schools].sort((a, b) => (a.schoolId < b.schoolId ? -1 : 1));
  for (const school of byId) {
    const { schoolId } = school;
    for (const { id, classId, grade } of school.pupils)
      pupils.set(keyOf(schoolId, id), { pupil: keyOf(schoolId, id), classId, stage: stageOf(grade) });
    for (let cell = 0; cell < school.size; cell++) {
      const indicator = school.indicators[school.indicator[cell] ?? 0];
      const pupil = school.pupils[school.pupil[cell] ?? 0];
      const rater = school.raters[school.rater[cell] ?? 0] ?? '';
      const n = school.ratings[cell] ?? 0;
      if (n === 0 || !pupil || indicator?.dimension !== dimension) continue;
      found.push({
        schoolId,
        pupil: keyOf(schoolId, pupil.id),
        classId: pupil.classId,
        stage: stageOf(pupil.grade),
        indicator: indicator.id,
        rater,
        home: homeOf.get(rater) ?? schoolId,
        n,
        sum: school.steps[cell] ?? 0,
        squares: school.squares[cell] ?? 0,
        isBlind: false,
      });
    }
  }
  const second = blind.flatMap((one) => {
    const pupil = one.dimension === dimension ? pupils.get(keyOf(one.schoolId, one.pupilId)) : undefined;
    if (!pupil || one.step <= 0) return [];
    const home = homeOf.get(one.raterId) ?? one.raterSchoolId;
    const given = { n: 1, sum: one.step, squares: one.step ** 2, isBlind: true };
    return { ...pupil, schoolId: one.schoolId, indicator: one.indicatorId, rater: one.raterId, home, ...given };
  });
  return [...found, ...second];
}

const keyOf = (schoolId: string, pupilId: string) => `${schoolId} ${pupilId}`;

/**
 * As many numbers as a cell has ratings, with its sum and its sum of squares: a normal model knows no more of them than that, so
 * that it fits these exactly as it would fit the levels themselves.
 */
export function spread({ n, sum, squares }: RatedCell): number[] {
  const mean = sum / n;
  const apart = n < 2 ? 0 : Math.sqrt(Math.max(0, squares - n * mean * mean) / 2);
  return Array.from({ length: n }, (_, k) => (k === 0 ? mean - apart : k === 1 ? mean + apart : mean));
}
