import type { Reader } from '../../../db/engine.ts';
import type { ReachedArea } from '../../../db/reach/reached.ts';
import type { AreaReport } from '../../contract/area-report.ts';
import { DIMENSIONS, type Dimension } from '../../contract/words.ts';
import { areaFigure } from '../../core/improvement/figure-of.ts';
import { areaFindings } from '../../core/reports/area-findings.ts';
import { areaSentences } from '../../core/reports/area-sentences.ts';
import { GRADE_BANDS } from '../../core/reports/grade-bands.ts';
import { termWeeks } from '../../core/reports/weeks.ts';
import { METHOD_VERSION } from '../../core/scoring/dimension-score.ts';
import { releaseAreaMeasured } from '../../core/suppression/area-measured-release.ts';
import type { PrintedRow } from '../../core/suppression/release.ts';
import { weeksRelease } from '../../core/suppression/weeks-release.ts';
import { asTerm, asWhy, termsFor } from '../../reply-parts.ts';
import { selectClassSums, selectDistrict } from '../../reports/district-sums.ts';
import { listActions } from '../../reports/list-actions.ts';
import { releaseFor } from '../../reports/remembered-release.ts';
import { selectAreaMeasured, selectClassWeeks } from './store.ts';

type Asked = { readonly q: Reader; readonly target: ReachedArea; readonly now: number; readonly today: string };
type Row = PrintedRow<Dimension>;

/** The report of an area, made of what its district's release prints and of nothing else. */
export async function composeAreaReport({ q, target: area, now, today }: Asked, code?: string): Promise<AreaReport> {
  const { term, current, all } = await termsFor(q, area.districtId, today, code);
  const earlier = all.filter((one) => one.code < term.code).sort((a, b) => (a.code < b.code ? 1 : -1))[0];
  const district = await selectDistrict(q, area);
  const sums = await selectClassSums(q, area, district, term);
  const sumsBefore = earlier ? await selectClassSums(q, area, district, earlier) : [];
  const release = releaseFor(district, sums);
  const before = sumsBefore.length > 0 ? releaseFor(district, sumsBefore) : undefined;
  const dimensions = DIMENSIONS.filter((dimension) => sums.some((row) => row.dimension === dimension));
  const members = district.areas.find((one) => one.id === area.id)?.schools ?? [];
  const name = { zh: area.name, en: area.nameEn };

  const whole = release.area(area.id);
  const results = dimensions.map((dimension) => ({
    dimension,
    ...inDimension(whole, dimension),
    before: trend(whole, before?.area(area.id), dimension),
  }));
  const schools = members.flatMap((place) => {
    const found = district.schools[place];
    if (!found) return [];
    const row = release.school(place);
    const results = dimensions.map((dimension) => {
      const { noticed, ok, recordsEach, fresh } = inDimension(row, dimension);
      const { levels: _, ...own } = trend(row, before?.school(place), dimension) ?? { levels: null };
      return { dimension, noticed, ok, recordsEach, fresh, before: 'noticed' in own ? own : null };
    });
    return { schoolId: found.id, name: { zh: found.name, en: found.nameEn }, n: row.pupils, results };
  });
  const printed = schools.flatMap(({ schoolId, n }) => (n === 'locked' ? [] : schoolId));
  const measured = measuredOf(await selectAreaMeasured(q, area, term.id), printed);
  const comparable = (measured?.dimensions ?? []).filter(({ comparability }) => comparability === 'comparable');
  const bands = GRADE_BANDS.flatMap(({ from, to }, band) => {
    const row = release.band(area.id, band);
    if (row.pupils === 0) return [];
    const results = dimensions.map((dimension) => {
      const { noticed, ok, scored, levelled, levels } = inDimension(row, dimension);
      return { dimension, noticed, ok, scored, levelled, levels };
    });
    return { from, to, n: row.pupils, results };
  });
  const byWeek = weeksRelease(
    { schools: district.schools.length, areas: district.areas },
    await selectClassWeeks(q, area, district, term.id),
  )(area.id);
  const weeks = termWeeks(term, today, [...byWeek.keys()]).map((week) => ({
    ...week,
    ...(byWeek.get(week.week) ?? { records: 0, fresh: null }),
  }));
  return {
    area: { areaId: area.id, kind: area.kind, name },
    term: asTerm(term, current),
    terms: all.map((one) => asTerm(one, current)),
    before: before && earlier ? earlier.code : null,
    asOf: now,
    methodVersion: METHOD_VERSION,
    why: asWhy(area.by, name),
    comparability: comparable.length > 0 ? 'comparable' : 'own-trend-only',
    comparabilityReason:
      comparable.length > 0 && comparable.length === measured?.dimensions.length ? null : 'raters-not-linked',
    n: whole.pupils,
    schoolCount: schools.length,
    hidden: hiddenIn([whole.pupils, results, schools, bands, weeks, measured]),
    findings: areaFindings(
      results,
      schools.map((school) => school.results),
    ),
    actions: await listActions({
      q,
      today,
      placeId: area.id,
      terms: { term, all },
      figureNow: (about) => areaFigure({ n: whole.pupils, results }, about, now),
      classNamed: () => null,
    }),
    results,
    bands,
    schools,
    weeks,
    measured,
    sentences: areaSentences({ schools: schools.length, comparable: comparable.map(comparedIn) }),
  };
}

type Stored = Awaited<ReturnType<typeof selectAreaMeasured>>;

/** Schools in the order of the report, by their names. */
function measuredOf(stored: Stored, printed: readonly string[]): AreaReport['measured'] {
  if (!stored) return null;
  const { cutOffAt, methodVersion, configHash, body } = stored;
  const released = releaseAreaMeasured(body, new Set(printed)).map(({ comparison, dependability, ...one }) => ({
    ...one,
    dependability:
      dependability.status === 'estimated' ? { ...dependability, table: [...dependability.table] } : dependability,
    comparison:
      comparison.status === 'refused'
        ? comparison
        : {
            ...comparison,
            schools: printed.flatMap((id) => comparison.schools.filter((school) => school.schoolId === id)),
          },
  }));
  const dimensions = DIMENSIONS.flatMap((dimension) => released.filter((one) => one.dimension === dimension));
  return { cutOffAt, methodVersion, configHash: configHash.slice(0, 12), dimensions };
}

type Compared = NonNullable<AreaReport['measured']>['dimensions'][number];
const comparedIn = ({ dimension, comparison }: Compared) => ({
  dimension,
  least: comparison.status === 'compared' ? comparison.least : null,
});

function inDimension(row: Row, dimension: Dimension) {
  const found = row.in.get(dimension);
  if (!found) throw new Error(`nothing is printed of ${dimension}`);
  return found;
}

/** The own term before, where it is printed; what is hidden now is hidden then too, for the pupils are mostly the same. */
function trend(now: Row, before: Row | undefined, dimension: Dimension) {
  if (!before || before.pupils === 0) return null;
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
