import { selectClassesWithin, selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { countWaiting as route } from '../../contract/contribution-review.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { asClassName } from '../../reply-parts.ts';
import { countWaitingIn } from './store.ts';

/** For the line where a teacher begins: no child and no text. */
export const countWaitingContributions = reads(route, async ({ q, target, today }) => {
  const classes = await selectClassesWithin(q, target);
  const waiting = await countWaitingIn(q, classes);
  const found = [];
  for (const at of classes.filter(({ id }) => waiting.has(id))) {
    const term = currentTerm(await selectTerms(q, at.districtId), today);
    found.push({ ...asClassName(at, term?.code ?? ''), waiting: waiting.get(at.id) ?? 0 });
  }
  return { classes: found };
});
