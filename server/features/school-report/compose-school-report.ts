import type { Reader } from '../../../db/engine.ts';
import { selectClassesOf } from '../../../db/reach/lists.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';
import type { SchoolReport } from '../../contract/school-report.ts';
import { DIMENSIONS } from '../../contract/words.ts';
import { schoolFigure } from '../../core/improvement/figure-of.ts';
import { isOverlooked } from '../../core/reports/overlooked.ts';
import { reportSentences } from '../../core/reports/sentences.ts';
import { METHOD_VERSION } from '../../core/scoring/dimension-score.ts';
import { groupResult } from '../../core/scoring/group-result.ts';
import { asClassName, asTerm, asWhy, termsOfSchool } from '../../reply-parts.ts';
import { childrenSeen } from '../../reports/children-seen.ts';
import { listActions } from '../../reports/list-actions.ts';
import { type WithErrors, withErrors } from '../../reports/with-errors.ts';
import { composeFindings } from './compose-findings.ts';
import { composeMonitoring } from './compose-monitoring.ts';
import { schoolWeeks } from './school-weeks.ts';
import { type RollupRow, selectRollups } from './store.ts';

type Asked = { readonly q: Reader; readonly target: ReachedSchool; readonly now: number; readonly today: string };

/** The one query behind the page, its print and its file: sums of rollups, and who has no record at all. */
export async function composeSchoolReport(
  { q, target: school, now, today }: Asked,
  code: string | undefined,
): Promise<SchoolReport> {
  const { term, current, all } = await termsOfSchool(q, school, today, code);
  const rollups = await withErrors(q, school, term, await selectRollups(q, school, term.id));
  const children = await childrenSeen(q, school, term, today);
  const inTerm = new Set(rollups.map((row) => row.classId));
  const known = await selectClassesOf(q, school);
  const classes = known
    .filter((row) => inTerm.has(row.id))
    .map((row) => asClassName(row, term.code))
    .sort((a, b) => a.grade - b.grade || a.number - b.number);
  const place = new Map(classes.map((row, index) => [row.classId, index]));
  // Sums are taken class by class in one order, so that the same evidence gives the same bytes.
  const inOrder = [...rollups].sort((a, b) => (place.get(a.classId) ?? 0) - (place.get(b.classId) ?? 0));
  const of = (classIds: ReadonlySet<string>) => resultsOf(inOrder.filter((row) => classIds.has(row.classId)));
  const sizes = new Map(rollups.map((row) => [row.classId, row.pupils]));
  const silent = children.filter((child) => isOverlooked(child, { look: 'silent', dimension: null }, term, today));
  const participation = (some: typeof classes) => {
    const ids = new Set(some.map(({ classId }) => classId));
    return {
      pupils: some.reduce((sum, { classId }) => sum + (sizes.get(classId) ?? 0), 0),
      silent: silent.filter(({ classId }) => ids.has(classId)).length,
    };
  };
  const grades = [...new Set(classes.map((row) => row.grade))];
  const inGrade = (grade: number) => classes.filter((row) => row.grade === grade);
  const name = { zh: school.name, en: school.nameEn };
  const weeks = schoolWeeks(term, today, inOrder);
  const recorded = weeks.filter((week) => week.records > 0);
  const [first, last] = [recorded[0], recorded.at(-1)];
  const about = { term, terms: all, today, classes, rollups: inOrder, children };
  const monitoring = await composeMonitoring(q, school, about);
  const findings = await composeFindings(q, school, { ...about, monitoring });
  const whole = { ...participation(classes), records: rollups.reduce((sum, row) => sum + row.records, 0) };
  return {
    school: { schoolId: school.id, name },
    term: asTerm(term, current),
    terms: all.map((one) => asTerm(one, current)),
    asOf: now,
    methodVersion: METHOD_VERSION,
    why: asWhy(school.by, name),
    comparability: 'own-trend-only' as const,
    pupils: whole.pupils,
    classes: classes.length,
    records: whole.records,
    findings,
    actions: await listActions({
      q,
      today,
      placeId: school.id,
      terms: { term, all },
      figureNow: (about) => schoolFigure(inOrder, about, now),
      classNamed: (classId, from) => {
        const row = known.find((one) => one.id === classId);
        return row ? asClassName(row, inTerm.has(classId) ? term.code : from) : null;
      },
    }),
    overall: resultsOf(inOrder),
    grades: grades.map((grade) => ({ grade, results: of(new Set(inGrade(grade).map((row) => row.classId))) })),
    byClass: classes.map((row) => ({ class: row, results: of(new Set([row.classId])) })),
    participation: {
      pupils: whole.pupils,
      silent: whole.silent,
      grades: grades.map((grade) => ({ grade, ...participation(inGrade(grade)) })),
    },
    weeks,
    monitoring,
    sentences: reportSentences({
      records: whole.records,
      noticed: whole.pupils - whole.silent,
      pupils: whole.pupils,
      classes: classes.length,
      weeks: first && last ? { from: first.week, to: last.week } : null,
      rated: DIMENSIONS.map((dimension) => ({
        dimension,
        parts: inOrder.filter((row) => row.dimension === dimension),
      })),
    }),
  };
}

/** One result for each dimension, in the order of the product. */
function resultsOf(rows: readonly WithErrors<RollupRow>[]) {
  return DIMENSIONS.flatMap((dimension) => {
    const parts = rows.filter((row) => row.dimension === dimension);
    if (parts.length === 0) return [];
    return {
      dimension,
      ...groupResult(parts),
    };
  });
}
