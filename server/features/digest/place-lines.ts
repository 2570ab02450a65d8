import { selectReleasedAt } from '../../../db/measure/keep.ts';
import { selectClassesOf, selectTerms } from '../../../db/reach/lists.ts';
import type { ReachedArea, ReachedSchool } from '../../../db/reach/reached.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { currentTerm, gradeOf } from '../../core/calendar/terms.ts';
import { hasSchoolDay, isNearEnd, linesFor, type SaidLine } from '../../core/digest/lines.ts';
import { selectClassSizes } from '../../reports/class-sizes.ts';
import { releasedIn } from '../../reports/released-comments.ts';
import { isOverdue, selectWaitingIn } from '../../reports/waiting-questions.ts';
import type { Asked } from './asked.ts';
import { countDueActions, selectOpenRounds, selectRecordedDays } from './store.ts';

/** Of a whole school numbers alone: no child, no teacher and no class is named. */
export async function schoolLines(asked: Asked, school: ReachedSchool): Promise<SaidLine[]> {
  const { q, today, week, isNow } = asked;
  const terms = await selectTerms(q, school.districtId);
  const term = currentTerm(terms, today);
  if (!term) return [];
  const all = await selectClassesOf(q, school);
  const sizes = await selectClassSizes(q, term.id, all);
  const classes = all.filter((at) => gradeOf(at, term.code) >= 1 && (sizes.get(at.id) ?? 0) > 0);
  const classIds = classes.map(({ id }) => id);
  const recorded = new Set((await selectRecordedDays(q, { classIds, ...week })).map(({ classId }) => classId));
  const empty = hasSchoolDay(terms, week, today) ? classIds.filter((id) => !recorded.has(id)).length : 0;
  const waiting = isNow ? await selectWaitingIn(q, school) : [];
  const written = isNow && isNearEnd(term, today) ? await releasedIn(q, classIds, term.id) : undefined;
  const sum = (of: ReadonlyMap<string, number>) => classIds.reduce((total, id) => total + (of.get(id) ?? 0), 0);
  return linesFor('school', isNow, [
    {
      line: 'questions-late',
      count: waiting.filter((row) => isOverdue(terms, row, today)).length,
      of: waiting.length,
    },
    { line: 'classes-unrecorded', count: empty, of: classIds.length },
    { line: 'comments-left', count: written ? Math.max(0, sum(sizes) - sum(written)) : 0, of: sum(sizes) },
    { line: 'actions', count: isNow ? await dueActions(asked, school.id) : 0 },
  ]);
}

/** Of an area its own figures, rounds and actions, and nothing of a school. */
export async function areaLines(asked: Asked, area: ReachedArea): Promise<SaidLine[]> {
  const { q, today, week, isNow } = asked;
  const terms = await selectTerms(q, area.districtId);
  const term = currentTerm(terms, today);
  if (!term) return [];
  const at = await selectReleasedAt(q, area.districtId, term.id);
  const day = at === undefined ? '' : shanghaiDay(at);
  const termIds = terms.map(({ id }) => id);
  const rounds = isNow ? await selectOpenRounds(q, area.id, termIds, today) : [];
  return linesFor('area', isNow, [
    { line: 'released', count: week.from <= day && day <= week.to ? 1 : 0, day },
    { line: 'rounds', count: rounds.length, of: rounds.reduce((sum, { left }) => sum + left, 0) },
    { line: 'actions', count: isNow ? await dueActions(asked, area.id) : 0 },
  ]);
}

const dueActions = async ({ q, week }: Asked, placeId: string) =>
  (await countDueActions(q, { placeId, by: week.to }))[0]?.n ?? 0;
