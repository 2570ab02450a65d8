import type { Reader } from '../../../db/engine.ts';
import type { ReachedArea } from '../../../db/reach/reached.ts';
import { NotCompared } from '../../contract/area-measured.ts';
import type { AreaReport } from '../../contract/area-report.ts';
import { DIMENSIONS, type Dimension } from '../../contract/words.ts';
import { partPassed } from '../../core/calendar/terms.ts';
import { areaFigure } from '../../core/improvement/figure-of.ts';
import { areaFindings } from '../../core/reports/area-findings.ts';
import { areaSentences } from '../../core/reports/area-sentences.ts';
import { GRADE_BANDS } from '../../core/reports/grade-bands.ts';
import { termWeeks } from '../../core/reports/weeks.ts';
import { METHOD_VERSION } from '../../core/scoring/dimension-score.ts';
import type { AreaReleased, ReleasedRow as Row } from '../../core/suppression/area-released.ts';
import { isOpenOn } from '../../open-school.ts';
import { asTerm, asWhy, termsFor } from '../../reply-parts.ts';
import { listActions } from '../../reports/list-actions.ts';
import { latestReleased, selectOptionalReleased, selectReleased } from '../../reports/released.ts';
import { selectSchoolsNamed } from './store.ts';

type Asked = { readonly q: Reader; readonly target: ReachedArea; readonly today: string };

/** The report of an area, made of what its district's release prints and of nothing else. */
export async function composeAreaReport({ q, target: area, today }: Asked, code?: string): Promise<AreaReport> {
  const { term: asked, current, all } = await termsFor(q, area.districtId, today, code);
  const term = code === undefined ? ((await latestReleased(q, area, all, asked)) ?? asked) : asked;
  const earlier = all.filter((one) => one.code < term.code).sort((a, b) => (a.code < b.code ? 1 : -1))[0];
  const { releasedAt, row: whole, ...release } = await selectReleased(q, area, term.id);
  const before = earlier && (await selectOptionalReleased(q, area, earlier.id));
  const dimensions = DIMENSIONS.filter((dimension) => whole.in[dimension]);
  const name = { zh: area.name, en: area.nameEn };

  const results = dimensions.map((dimension) => ({
    dimension,
    ...inDimension(whole, dimension),
    before: trend(whole, before?.row, dimension),
  }));
  const schools = (await selectSchoolsNamed(q, area)).flatMap((place) => {
    const row = release.schools.find((one) => one.schoolId === place.id);
    if (!row || !isOpenOn(place, term.startsOn)) return [];
    const earlierRow = before?.schools.find((one) => one.schoolId === place.id);
    const results = dimensions.map((dimension) => {
      const { noticed, ok, recordsEach, fresh } = inDimension(row, dimension);
      const { levels: _, ...own } = trend(row, earlierRow, dimension) ?? { levels: null };
      return { dimension, noticed, ok, recordsEach, fresh, before: 'noticed' in own ? own : null };
    });
    return { schoolId: place.id, name: { zh: place.name, en: place.nameEn }, n: row.pupils, results };
  });
  const printed = schools.flatMap(({ schoolId, n }) => (n === 'locked' ? [] : schoolId));
  const measured = measuredOf(release.measured, printed);
  const comparable = (measured?.dimensions ?? []).filter(({ comparability }) => comparability === 'comparable');
  const bands = GRADE_BANDS.flatMap(({ from, to }, band) => {
    const row = release.bands[band];
    if (!row || row.pupils === 0) return [];
    const results = dimensions.map((dimension) => {
      const { noticed, ok, scored, levelled, levels } = inDimension(row, dimension);
      return { dimension, noticed, ok, scored, levelled, levels };
    });
    return { from, to, n: row.pupils, results };
  });
  const byWeek = new Map(release.weeks.map(({ week, ...printed }) => [week, printed]));
  const weeks = termWeeks(term, today, [...byWeek.keys()]).map((week) => ({
    ...week,
    ...(byWeek.get(week.week) ?? { records: 0, fresh: null }),
  }));
  return {
    area: { areaId: area.id, kind: area.kind, name },
    term: asTerm(term, current),
    terms: all.map((one) => asTerm(one, current)),
    before: before && earlier && before.row.pupils !== 0 ? earlier.code : null,
    asOf: releasedAt,
    methodVersion: METHOD_VERSION,
    why: asWhy(area.by, name),
    comparability: comparable.length > 0 ? 'comparable' : 'own-trend-only',
    comparabilityReason: comparable.length > 0 ? null : reasonOf(measured),
    n: whole.pupils,
    schoolCount: schools.length,
    hidden: hiddenIn([whole.pupils, results, schools, bands, weeks, measured]),
    findings: areaFindings(
      results,
      schools.map((school) => school.results),
      partPassed(term, today),
    ),
    actions: await listActions({
      q,
      today,
      placeId: area.id,
      terms: { term, all },
      figureNow: (about) => areaFigure({ n: whole.pupils, results }, about, releasedAt),
      classNamed: () => null,
    }),
    results,
    bands,
    schools,
    weeks,
    measured,
    sentences: areaSentences({ schools: schools.length, comparable: comparable.flatMap(comparedIn) }),
  };
}

/**
 * Why no dimension is compared in any stage: what the one was refused for that came furthest, for a dimension without any rating says
 * nothing of the others. Before the first measuring, that nobody links the raters.
 */
function reasonOf(measured: ReturnType<typeof measuredOf>) {
  const refused = measured?.dimensions.flatMap(({ comparisons }) =>
    comparisons.flatMap((one) => (one.status === 'refused' ? one.reason : [])),
  );
  // They stand in the order in which they are asked.
  const [furthest] = NotCompared.options.filter((reason) => refused?.includes(reason)).reverse();
  return furthest ?? 'raters-not-linked';
}

/** Schools in the order of the report, by their names. */
function measuredOf(released: AreaReleased['measured'], printed: readonly string[]): AreaReport['measured'] {
  if (!released) return null;
  const { cutOffAt, methodVersion, configHash } = released;
  const inOrder = released.dimensions.map(({ comparisons, dependability, ...one }) => ({
    ...one,
    dependability:
      dependability.status === 'estimated' ? { ...dependability, table: [...dependability.table] } : dependability,
    comparisons: comparisons.map((comparison) =>
      comparison.status === 'refused'
        ? comparison
        : {
            ...comparison,
            schools: printed.flatMap((id) => comparison.schools.filter((school) => school.schoolId === id)),
          },
    ),
  }));
  const dimensions = DIMENSIONS.flatMap((dimension) => inOrder.filter((one) => one.dimension === dimension));
  return { cutOffAt, methodVersion, configHash: configHash.slice(0, 12), dimensions };
}

type Compared = NonNullable<AreaReport['measured']>['dimensions'][number];
const comparedIn = ({ dimension, comparisons }: Compared) =>
  comparisons.flatMap((one) => (one.status === 'compared' ? { dimension, stage: one.stage, least: one.least } : []));

function inDimension(row: Row, dimension: Dimension) {
  const found = row.in[dimension];
  if (!found) throw new Error(`nothing is printed of ${dimension}`);
  return found;
}

/** The own term before, where it is printed; what is hidden now is hidden then too, for the pupils are mostly the same. */
function trend(now: Row, before: Row | undefined, dimension: Dimension) {
  if (!before?.in[dimension] || before.pupils === 0) return null;
  const [is, was] = [inDimension(now, dimension), inDimension(before, dimension)];
  const both = <T>(then: T, than: unknown): T | 'locked' => (than === 'locked' ? 'locked' : then);
  return {
    noticed: both(was.noticed, is.noticed),
    ok: both(was.ok, is.ok),
    recordsEach: both(was.recordsEach, is.recordsEach),
    levels: both(was.levels, is.levels),
  };
}

function hiddenIn(part: unknown): number {
  if (part === 'locked') return 1;
  if (typeof part !== 'object' || part === null) return 0;
  return Object.values(part).reduce((sum: number, one) => sum + hiddenIn(one), 0);
}
