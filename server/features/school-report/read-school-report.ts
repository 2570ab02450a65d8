import { selectClassesOf } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { readSchoolReport as route } from '../../contract/school-report.ts';
import { DIMENSIONS, type Dimension } from '../../contract/words.ts';
import { METHOD_VERSION } from '../../core/scoring/dimension-score.ts';
import { groupResult } from '../../core/scoring/group-result.ts';
import { schoolFindings } from '../../core/scoring/school-findings.ts';
import { asClassName, asTerm, asWhy, termsFor } from '../../reply-parts.ts';
import { type RollupRow, selectRollups } from './store.ts';

export const readSchoolReport = reads(route, async ({ q, target: school, now, today }, { term: code }) => {
  const { term, current, all } = await termsFor(q, school.districtId, today, code);
  const rollups = await selectRollups(q, school, term.id);
  const inTerm = new Set(rollups.map((row) => row.classId));
  const classes = (await selectClassesOf(q, school))
    .filter((row) => inTerm.has(row.id))
    .map((row) => asClassName(row, term.code))
    .sort((a, b) => a.grade - b.grade || a.number - b.number);
  const place = new Map(classes.map((row, index) => [row.classId, index]));
  // Sums are taken class by class in one order, so that the same evidence gives the same bytes.
  const inOrder = [...rollups].sort((a, b) => (place.get(a.classId) ?? 0) - (place.get(b.classId) ?? 0));
  const of = (classIds: ReadonlySet<string>) => resultsOf(inOrder.filter((row) => classIds.has(row.classId)));
  const standings = inOrder.flatMap((row) => {
    const found = classes[place.get(row.classId) ?? -1];
    return found ? [{ ...row, dimension: row.dimension as Dimension, of: found }] : [];
  });
  const sizes = new Map(rollups.map((row) => [row.classId, row.pupils]));
  const name = { zh: school.name, en: school.nameEn };
  return {
    school: { schoolId: school.id, name },
    term: asTerm(term, current),
    terms: all.map((one) => asTerm(one, current)),
    asOf: now,
    methodVersion: METHOD_VERSION,
    why: asWhy(school.by, name),
    comparability: 'own-trend-only' as const,
    pupils: [...sizes.values()].reduce((sum, pupils) => sum + pupils, 0),
    classes: classes.length,
    records: rollups.reduce((sum, row) => sum + row.records, 0),
    findings: schoolFindings(standings, (row) => place.get(row.classId) ?? 0),
    overall: resultsOf(inOrder),
    grades: [...new Set(classes.map((row) => row.grade))].map((grade) => ({
      grade,
      results: of(new Set(classes.flatMap((row) => (row.grade === grade ? row.classId : [])))),
    })),
    byClass: classes.map((row) => ({ class: row, results: of(new Set([row.classId])) })),
  };
});

/** One result for each dimension, in the order of the product. */
function resultsOf(rows: readonly RollupRow[]) {
  return DIMENSIONS.flatMap((dimension) => {
    const parts = rows.filter((row) => row.dimension === dimension);
    if (parts.length === 0) return [];
    return {
      dimension,
      ...groupResult(parts),
    };
  });
}
