import { reads } from '../../act.ts';
import { countSchoolIncidents as route } from '../../contract/incident-routes.ts';
import { countRepaired, selectOpenIn } from './store.ts';

/** For the principal: whether children are helped, and never who. What was repaired in an earlier school year is kept no longer. */
export const countSchoolIncidents = reads(route, async ({ q, target: school, today }) => {
  const open = await selectOpenIn(q, school);
  return {
    open: open.length,
    withoutSupport: open.filter(({ state }) => state === 'noted').length,
    overdue: open.filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
    shared: open.filter(({ state }) => state === 'shared').length,
    repaired: await countRepaired(q, school),
  };
});
