import { selectClassesWithin, selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { countWaiting as route } from '../../contract/contribution-review.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { grouped } from '../../core/grouped.ts';
import { asClassName } from '../../reply-parts.ts';
import { countWaitingIn } from '../../reports/waiting-contributions.ts';
import { isOverdue, selectWaitingFor } from '../../reports/waiting-questions.ts';

/** For the line where a teacher begins: no child and no text. */
export const countWaitingContributions = reads(route, async ({ q, actor, target, today }) => {
  const classes = await selectClassesWithin(q, target);
  const waiting = await countWaitingIn(q, classes);
  const asked = grouped(await selectWaitingFor(q, actor, classes, today), ({ classId }) => classId);
  const found = [];
  for (const at of classes.filter(({ id }) => waiting.has(id) || asked.has(id))) {
    const terms = await selectTerms(q, at.districtId);
    const questions = asked.get(at.id) ?? [];
    const overdue = questions.filter((row) => isOverdue(terms, row, today)).length;
    const counts = { waiting: waiting.get(at.id) ?? 0, questions: questions.length, overdue };
    found.push({ ...asClassName(at, currentTerm(terms, today)?.code ?? ''), ...counts });
  }
  return { classes: found };
});
