import type { Bilingual } from '../../contract/words.ts';
import { DIMENSIONS } from '../../contract/words.ts';
import { apartFrom } from '../../core/scoring/growth.ts';
import { intervalOf } from '../../core/scoring/rating-error.ts';
import type { ScoreRow } from './dimension-results.ts';

export type GrowthTerm = {
  readonly id: string;
  readonly code: string;
  readonly grade: number;
  readonly schoolName: Bilingual;
  /** Dimension → the rubric version in force, by id and number. */
  readonly rubrics: ReadonlyMap<string, { readonly id: string; readonly version: number }>;
};

/** Terms oldest first, with a point for each in which a rubric was in force; a term without enough evidence is a gap and never a 0. */
export function growthLines(
  terms: readonly GrowthTerm[],
  rowOf: (termId: string, dimension: string) => ScoreRow | undefined,
) {
  return DIMENSIONS.flatMap((dimension) => {
    let before: Parameters<typeof apartFrom>[0] | undefined;
    const points = terms.flatMap((term) => {
      const rubric = term.rubrics.get(dimension);
      if (!rubric) return [];
      const row = rowOf(term.id, dimension);
      const now = {
        schoolId: row?.schoolId ?? '',
        rubricId: rubric.id,
        methodVersion: row?.methodVersion ?? '',
        score: row?.score ?? null,
      };
      const { lo, hi } = intervalOf(now.score, row?.errorTerms ?? null);
      const apart = before ? apartFrom(before, now) : null;
      const isJoined = before !== undefined && apart === null;
      before = now;
      return {
        term: term.code,
        grade: term.grade,
        schoolName: term.schoolName,
        rubricVersion: rubric.version,
        status: row?.status ?? ('insufficient_evidence' as const),
        score: now.score,
        lo,
        hi,
        records: row?.records ?? 0,
        raters: row?.raters ?? 0,
        isJoined,
        apart,
      };
    });
    return points.some(({ records }) => records > 0) ? [{ dimension, points }] : [];
  });
}
