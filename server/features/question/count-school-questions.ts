import { selectClassesOf } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { ANSWER_DAYS } from '../../contract/question.ts';
import { countSchoolQuestions as route } from '../../contract/question-answered.ts';
import { shanghaiNoon } from '../../core/calendar/days.ts';
import { withHolidays } from '../../core/calendar/spans.ts';
import { grouped } from '../../core/grouped.ts';
import { asClassName, asTerm, termsOfSchool } from '../../reply-parts.ts';
import { isOverdue, selectWaitingIn } from '../../reports/waiting-questions.ts';
import { countSince } from './store.ts';

const HALF_A_DAY = 12 * 3_600_000;

/** For who answers for the school: whether families are answered, and in which classes they wait too long. */
export const countSchoolQuestions = reads(route, async ({ q, target: school, today }) => {
  const { term, current, all } = await termsOfSchool(q, school, today, undefined);
  const since = shanghaiNoon(withHolidays(all, term).from) - HALF_A_DAY;
  const waiting = await selectWaitingIn(q, school);
  const late = grouped(
    waiting.filter((row) => isOverdue(all, row, today)),
    ({ classId }) => classId,
  );
  const classes = (await selectClassesOf(q, school)).flatMap((row) => {
    const overdue = late.get(row.id)?.length ?? 0;
    return overdue > 0 ? [{ class: asClassName(row, term.code), overdue }] : [];
  });
  return {
    term: asTerm(term, current),
    answerDays: ANSWER_DAYS,
    ...(await countSince(q, school, since)),
    waiting: waiting.length,
    overdue: classes.reduce((sum, { overdue }) => sum + overdue, 0),
    classes: classes.sort((a, b) => a.class.grade - b.class.grade || a.class.number - b.class.number),
  };
});
