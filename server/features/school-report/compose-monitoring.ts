import type { Reader } from '../../../db/engine.ts';
import { selectOptionalMeasurement } from '../../../db/measure/keep.ts';
import type { TermRow } from '../../../db/reach/lists.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';
import type { SchoolMonitoring } from '../../contract/school-monitoring.ts';
import { type ClassName, DIMENSIONS } from '../../contract/words.ts';
import { isSameSeason } from '../../core/calendar/terms.ts';
import type { WeekEntries } from '../../core/measurement/school-measured.ts';
import { attentionOf } from '../../core/reports/attention.ts';
import { sexGaps } from '../../core/reports/sex-gaps.ts';
import { type ControlTerm, weekControl } from '../../core/reports/week-control.ts';
import { addedWeeks } from '../../core/reports/weeks.ts';
import type { Child } from '../../reports/children-seen.ts';
import { type RollupRow, selectWeeks } from './store.ts';

/** So many terms of the same season say what is usual at this time of the year. */
const EARLIER_TERMS = 4;

export type About = {
  readonly term: TermRow;
  readonly terms: readonly TermRow[];
  readonly today: string;
  readonly classes: readonly ClassName[];
  readonly rollups: readonly RollupRow[];
  readonly children: readonly Child[];
};

/** Everything that is about evidence and not about levels: from rows by pupil, sums by week, and what was measured beside the requests. */
export async function composeMonitoring(
  q: Reader,
  school: ReachedSchool,
  { term, terms, today, classes, rollups, children }: About,
): Promise<SchoolMonitoring> {
  const attention = (some: readonly ClassName[]) => {
    const ids = new Set(some.map(({ classId }) => classId));
    return attentionOf(children.filter(({ classId }) => ids.has(classId)).map(recordsOf));
  };
  const grades = [...new Set(classes.map(({ grade }) => grade))];
  const earlier = terms
    .filter(({ startsOn, code }) => startsOn < term.startsOn && isSameSeason(code, term.code))
    .slice(0, EARLIER_TERMS);
  const before = await selectWeeks(
    q,
    school,
    earlier.map(({ id }) => id),
  );
  const measuredIn = async ({ id: termId }: TermRow) =>
    await selectOptionalMeasurement(q, { placeId: school.id, termId, kind: 'school' });
  const measured = await measuredIn(term);
  const usual: ControlTerm[] = [];
  for (const one of earlier) {
    const rows = before.filter(({ termId }) => termId === one.id);
    usual.push(controlTerm(one, rows, (await measuredIn(one))?.body.weeks));
  }
  return {
    attention: {
      whole: attention(classes),
      grades: grades.map((grade) => ({ grade, attention: attention(classes.filter((one) => one.grade === grade)) })),
      classes: classes.map((one) => ({ class: one, attention: attention([one]) })),
    },
    gaps: sexGaps(children, DIMENSIONS),
    control: weekControl(usual, controlTerm(term, rollups, measured?.body.weeks), today),
    reliability: {
      cutOffAt: measured?.cutOffAt ?? null,
      methodVersion: measured?.methodVersion ?? null,
      dimensions: DIMENSIONS.flatMap((dimension) => {
        const found = measured?.body.reliability.find((one) => one.dimension === dimension);
        if (!found) return [];
        const { components: _, table, ...figures } = found;
        return { ...figures, table: [...table] };
      }),
    },
  };
}

const recordsOf = ({ dimensions }: Child) => dimensions.reduce((sum, { records }) => sum + records, 0);

type WeekRow = Pick<RollupRow, 'classId' | 'pupils' | 'weeks'>;

/** A class has the same pupils in every dimension, so it counts with them once. */
function controlTerm(
  { code, startsOn, endsOn, daysOff }: TermRow,
  rows: readonly WeekRow[],
  entered: readonly WeekEntries[] = [],
): ControlTerm {
  const sizes = new Map(rows.map(({ classId, pupils }) => [classId, pupils]));
  const pupils = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const records = addedWeeks(rows.flatMap(({ weeks }) => weeks));
  const entries = new Map(entered.map((one) => [one.week, one]));
  return { code, startsOn, endsOn, daysOff, pupils, records, entries };
}
