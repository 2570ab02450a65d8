import { selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { MOST_INCIDENTS } from '../../contract/incident.ts';
import { listClassIncidents as route } from '../../contract/incident-routes.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { isOpen } from '../../core/incident/steps.ts';
import { asClassName, schoolNameOf } from '../../reply-parts.ts';
import { standingsIn } from './incident-rules.ts';
import { byDue, shownIncidents } from './shown-incidents.ts';
import { selectInClass } from './store.ts';

export const listClassIncidents = reads(route, async ({ q, actor, target, today }) => {
  const standingsOf = await standingsIn(q, actor, target, today);
  const own = (await selectInClass(q, target)).filter((row) => standingsOf(row).length > 0);
  const open = own.filter(({ state }) => isOpen(state)).sort(byDue);
  const closed = own.filter(({ state }) => !isOpen(state)).sort((a, b) => b.changedAt - a.changedAt);
  const rows = [...open, ...closed].slice(0, MOST_INCIDENTS.listed);
  return {
    class: asClassName(target, currentTerm(await selectTerms(q, target.districtId), today)?.code ?? ''),
    schoolName: schoolNameOf(target),
    incidents: await shownIncidents(q, rows, { today, classes: [target], standingsOf }),
  };
});
