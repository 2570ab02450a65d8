import { useSearchParams } from 'react-router';
import type { Dimension } from '../../../server/contract/words.ts';
import type { schoolTables } from '../../../server/core/tables/school-tables.ts';
import type { Reply } from '../../api.ts';
import { DIMENSION_ORDER } from '../../theme.ts';

export type Report = Reply<'get /api/schools/:schoolId/report'>;
export type Tables = ReturnType<typeof schoolTables>;
export type Group = Report['overall'][number];

export const resultIn = (results: readonly Group[], dimension: Dimension) =>
  results.find((result) => result.dimension === dimension);

export const dimensionsOf = (report: Report) =>
  DIMENSION_ORDER.filter((dimension) => resultIn(report.overall, dimension));

/** Grade and dimension are part of the address: back from a class leads to the same view. */
export function useView(report: Report) {
  const [search, setSearch] = useSearchParams();
  const dimensions = dimensionsOf(report);
  const put = (name: string, value: string) =>
    setSearch(
      (old) => {
        value ? old.set(name, value) : old.delete(name);
        return old;
      },
      { replace: true, preventScrollReset: true },
    );
  return {
    dimensions,
    dimension: dimensions.find((one) => one === search.get('dimension')) ?? dimensions[0],
    grade: report.grades.find(({ grade }) => String(grade) === search.get('grade'))?.grade ?? null,
    pickDimension: (dimension: string) => put('dimension', dimension),
    pickGrade: (grade: string) => put('grade', grade),
  };
}
