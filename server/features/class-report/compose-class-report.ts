import type { Reader } from '../../../db/engine.ts';
import { type Kept, selectKept } from '../../../db/kept-records.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { selectPresent } from '../../../db/reach/stays.ts';
import type { ClassReport } from '../../contract/class-report.ts';
import { DIMENSIONS } from '../../contract/words.ts';
import { mondayOf } from '../../core/calendar/days.ts';
import { sinceHeld } from '../../core/calendar/spans.ts';
import { gradeOf } from '../../core/calendar/terms.ts';
import { classAttention } from '../../core/reports/attention.ts';
import { indicatorCoverage } from '../../core/reports/indicator-coverage.ts';
import { isOver } from '../../core/reports/overlooked.ts';
import { reportSentences } from '../../core/reports/sentences.ts';
import { latestDays, unseenFor } from '../../core/reports/unseen.ts';
import { classWeeks, termWeeks } from '../../core/reports/weeks.ts';
import { METHOD_VERSION } from '../../core/scoring/dimension-score.ts';
import { groupResult } from '../../core/scoring/group-result.ts';
import { apartIn } from '../../namesakes.ts';
import { asClassName, asTerm, schoolNameOf, termsHeldFor, whyInClass } from '../../reply-parts.ts';
import { withErrors } from '../../reports/with-errors.ts';
import { selectClassRollups, selectClassScores } from './store.ts';

type Asked = { readonly q: Reader; readonly target: ReachedClass; readonly now: number; readonly today: string };

/** The one query behind the page, its print and its file. */
export async function composeClassReport(
  { q, target, now, today }: Asked,
  code: string | undefined,
): Promise<ClassReport> {
  const { term, current, all } = await termsHeldFor(q, target, today, code);
  const apartOf = await apartIn(q, target, term.id);
  const apart = <T extends { pupilId: string }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, apart: apartOf(row.pupilId) }));
  const pupils = await selectPresent(q, target, term, today);
  const present = new Set(pupils.map((row) => row.pupilId));
  const rollups = await withErrors(q, target, term, await selectClassRollups(q, target, term.id));
  const scores = (await selectClassScores(q, target, term.id)).filter((row) => present.has(row.pupilId));
  const rubrics = await selectRubrics(q, term.id);
  const grade = gradeOf(target, term.code);
  const byWeek = classWeeks(scores);
  const weeks = termWeeks(term, today, [...byWeek.keys()]).map((week) => ({
    ...week,
    ...(byWeek.get(week.week) ?? { records: 0, fresh: 0, pupils: 0 }),
  }));
  const kept = await selectKept(q, target, term.id, [...present]);
  const ownPupils = pupils.map((row) => ({ ...row, startsOn: sinceHeld(row.startsOn, target.days) }));
  const unseen = (rows: readonly Kept[]) => apart(unseenFor(ownPupils, latestDays(rows), term, today));
  const dimensions = DIMENSIONS.flatMap((dimension) => {
    const parts = rollups.filter((row) => row.dimension === dimension);
    if (parts.length === 0) return [];
    const rows = scores.filter((row) => row.dimension === dimension);
    const rubric = rubrics.find(({ body }) => body.dimension === dimension)?.body;
    return {
      dimension,
      result: { dimension, ...groupResult(parts) },
      withBonus: rows.filter(({ bonus }) => bonus > 0).length,
      unseen: unseen(kept.filter((row) => row.dimension === dimension)),
      indicators: rubric
        ? indicatorCoverage(
            rubric,
            grade,
            rows.flatMap(({ seen }) => seen),
          )
        : [],
    };
  });
  const noticed = new Set(scores.flatMap((row) => (row.records > 0 ? row.pupilId : []))).size;
  const records = scores.reduce((sum, row) => sum + row.records, 0);
  const recorded = weeks.filter((week) => week.records > 0);
  const [first, last] = [recorded[0], recorded.at(-1)];
  const attention = classAttention(pupils, kept);
  const isNow = term.id === current?.id && term.startsOn <= today && today <= term.endsOn;
  return {
    class: asClassName(target, term.code),
    schoolName: schoolNameOf(target),
    term: asTerm(term, current),
    terms: all.map((one) => asTerm(one, current)),
    asOf: now,
    methodVersion: METHOD_VERSION,
    why: whyInClass(target.by, target, term.code),
    comparability: 'own-trend-only',
    pupils: pupils.length,
    noticed,
    thisWeek: isNow ? (byWeek.get(mondayOf(today))?.pupils ?? 0) : null,
    records,
    freshShare: records === 0 ? null : scores.reduce((sum, row) => sum + row.fresh, 0) / records,
    isOver: isOver(term, today),
    unseen: unseen(kept),
    attention: { ...attention, least: apart(attention.least) },
    dimensions,
    weeks,
    sentences: reportSentences({
      records,
      noticed,
      pupils: pupils.length,
      classes: 1,
      weeks: first && last ? { from: first.week, to: last.week } : null,
      rated: dimensions.map(({ dimension }) => ({
        dimension,
        parts: rollups.filter((row) => row.dimension === dimension),
      })),
    }),
  };
}
