import type { Reader } from '../../../db/engine.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';
import type { SchoolMonitoring } from '../../contract/school-monitoring.ts';
import { DIMENSIONS } from '../../contract/words.ts';
import { excludesZero } from '../../core/reports/excludes-zero.ts';
import { schoolFindings } from '../../core/reports/school-findings.ts';
import { sexGaps } from '../../core/reports/sex-gaps.ts';
import { wideningGap } from '../../core/reports/widening-gap.ts';
import { childrenSeen } from '../../reports/children-seen.ts';
import type { About } from './compose-monitoring.ts';

type Whole = About & { readonly monitoring: SchoolMonitoring };

/** What to look into, drawn from every part of the report. */
export async function composeFindings(q: Reader, school: ReachedSchool, about: Whole) {
  const { term, today, classes, rollups, children, monitoring } = about;
  const total = (classId: string, of: 'records' | 'fresh') =>
    rollups.reduce((sum, row) => sum + (row.classId === classId ? row[of] : 0), 0);
  return schoolFindings({
    term,
    today,
    children,
    dimensions: DIMENSIONS.filter((dimension) => rollups.some((row) => row.dimension === dimension)),
    classes: classes.map((of) => {
      const { classId } = of;
      return { classId, of, records: total(classId, 'records'), fresh: total(classId, 'fresh') };
    }),
    signals: { fresh: monitoring.control.fresh.signals, records: monitoring.control.records.signals },
    gap: await gapGrown(q, school, about),
  });
}

/** The term before is read only where boys and girls are unequal now, which is seldom. */
async function gapGrown(q: Reader, school: ReachedSchool, { term, terms, today, monitoring }: Whole) {
  const { rows } = monitoring.gaps;
  const [before] = terms
    .filter(({ startsOn }) => startsOn < term.startsOn)
    .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1));
  if (!before || !rows.some(({ records }) => excludesZero(records))) return null;
  return wideningGap(rows, sexGaps(await childrenSeen(q, school, before, today), DIMENSIONS).rows);
}
