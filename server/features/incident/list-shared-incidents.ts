import { reads } from '../../act.ts';
import { listSharedIncidents as route } from '../../contract/incident-routes.ts';
import { sharedIncidents } from '../../reports/shared-incidents.ts';

export const listSharedIncidents = reads(route, async ({ q, target: pupil }) => ({
  incidents: await sharedIncidents(q, pupil),
}));
