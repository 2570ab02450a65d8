import { selectTerms } from '../../../db/reach/lists.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { commonDays, heldOn } from '../../core/calendar/spans.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { hasSchoolDay, isNearEnd, linesFor, type SaidLine } from '../../core/digest/lines.ts';
import { grouped } from '../../core/grouped.ts';
import { selectClassSizes } from '../../reports/class-sizes.ts';
import { releasedIn } from '../../reports/released-comments.ts';
import { countWaitingIn } from '../../reports/waiting-contributions.ts';
import { isOverdue, selectWaitingFor } from '../../reports/waiting-questions.ts';
import type { Asked } from './asked.ts';
import { selectRecordedDays } from './store.ts';

/** Of each own class what waits for the teacher, and whether the week is empty. Of a class without pupils nothing is said. */
export async function teacherLines(asked: Asked, classes: readonly ReachedClass[]): Promise<Map<string, SaidLine[]>> {
  const { q, actor, today, week, isNow } = asked;
  const [first] = classes;
  const terms = first ? await selectTerms(q, first.districtId) : [];
  const term = currentTerm(terms, today);
  if (!term) return new Map();
  const classIds = classes.map(({ id }) => id);
  const sizes = await selectClassSizes(q, term.id, classes);
  const waiting = isNow ? await countWaitingIn(q, classes) : new Map<string, number>();
  const asking = isNow ? await selectWaitingFor(q, actor, classes, today) : [];
  const questions = grouped(asking, ({ classId }) => classId);
  const days = grouped(await selectRecordedDays(q, { classIds, ...week }), ({ classId }) => classId);
  const isSchool = hasSchoolDay(terms, week, today);
  const homerooms = isNow && isNearEnd(term, today) ? classes.filter(isHomeroom) : [];
  const released = await releasedIn(
    q,
    homerooms.map(({ id }) => id),
    term.id,
  );
  return new Map(
    classes.map((at) => {
      const pupils = sizes.get(at.id) ?? 0;
      const own = questions.get(at.id) ?? [];
      const late = own.filter((row) => isOverdue(terms, row, today)).length;
      const isHeld = at.days === null || at.days.some((span) => commonDays(span, week) !== undefined);
      const isEmpty = !(days.get(at.id) ?? []).some(({ happenedOn }) => heldOn(at, happenedOn));
      const left = homerooms.includes(at) ? pupils - (released.get(at.id) ?? 0) : 0;
      const said = linesFor('class', isNow, [
        { line: 'questions', count: own.length },
        { line: 'questions-late', count: late, of: own.length },
        { line: 'contributions', count: waiting.get(at.id) ?? 0 },
        { line: 'comments-left', count: Math.max(0, left), of: pupils },
        { line: 'unrecorded', count: isSchool && isHeld && isEmpty && pupils > 0 ? 1 : 0 },
      ]);
      return [at.id, said];
    }),
  );
}

const isHomeroom = ({ by, days }: ReachedClass) =>
  by.role === 'homeroom' || (days ?? []).some(({ role }) => role === 'homeroom');
