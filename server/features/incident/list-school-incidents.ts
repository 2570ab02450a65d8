import { selectClassesOf } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { MOST_INCIDENTS } from '../../contract/incident.ts';
import { listSchoolIncidents as route } from '../../contract/incident-routes.ts';
import { standingsOf } from '../../core/incident/standing.ts';
import { byDue, shownIncidents } from './shown-incidents.ts';
import { type IncidentRow, selectOpenIn } from './store.ts';

export const listSchoolIncidents = reads(route, async ({ q, actor: { personId }, target: school, today }) => {
  const open = (await selectOpenIn(q, school)).sort(byDue);
  const as = ({ happenedOn, authorId }: IncidentRow) =>
    standingsOf({ personId, days: null }, { happenedOn, authorId, isHereNow: false });
  const rows = open.slice(0, MOST_INCIDENTS.listed);
  const classes = await selectClassesOf(q, school);
  return {
    schoolName: { zh: school.name, en: school.nameEn },
    open: open.length,
    incidents: await shownIncidents(q, rows, { today, classes, standingsOf: as }),
  };
});
