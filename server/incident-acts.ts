import type { Act } from './act.ts';
import { addSupport } from './features/incident/add-support.ts';
import { amendIncident } from './features/incident/amend-incident.ts';
import { countSchoolIncidents } from './features/incident/count-school-incidents.ts';
import { listClassIncidents } from './features/incident/list-class-incidents.ts';
import { listSchoolIncidents } from './features/incident/list-school-incidents.ts';
import { listSharedIncidents } from './features/incident/list-shared-incidents.ts';
import { noteIncident } from './features/incident/note-incident.ts';
import { reopenIncident } from './features/incident/reopen-incident.ts';
import { repairIncident } from './features/incident/repair-incident.ts';
import { settleSupport } from './features/incident/settle-support.ts';
import { shareIncident } from './features/incident/share-incident.ts';
import { withdrawIncident } from './features/incident/withdraw-incident.ts';

/** What was seen of a child that calls for help: for staff, and for the family while it is shared and not repaired. */
export const incidentActs: readonly Act[] = [
  listClassIncidents,
  listSchoolIncidents,
  countSchoolIncidents,
  noteIncident,
  amendIncident,
  addSupport,
  settleSupport,
  shareIncident,
  repairIncident,
  reopenIncident,
  withdrawIncident,
  listSharedIncidents,
];
