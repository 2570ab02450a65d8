import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import {
  Incident,
  IncidentAmendment,
  IncidentSentence,
  IncidentSharing,
  IncidentTaken,
  NewIncident,
  NewSupport,
  SharedIncident,
  SupportOutcome,
} from './incident.ts';
import { route } from './route.ts';
import { Bilingual, ClassName } from './words.ts';

const readers = ['teacher', 'homeroom', 'school-office', 'principal'] as const;
const act = { roles: readers, act: 'write', on: 'class', detail: 'individual' } as const;

export const listClassIncidents = route({
  id: 'list-class-incidents',
  method: 'get',
  path: '/api/classes/:classId/incidents',
  access: { roles: readers, act: 'read', on: 'class', detail: 'individual' },
  // As a record, so that who reads «who saw this child» learns of nothing that was not shared.
  sees: 'record',
  summary:
    'What was seen of children of a class that calls for help, as far as I noted it, had the class on its day or answer for the school; the open ones first',
  reply: z
    .strictObject({ class: ClassName, schoolName: Bilingual, incidents: z.array(Incident) })
    .meta({ id: 'ClassIncidents' }),
});

export const listSchoolIncidents = route({
  id: 'list-school-incidents',
  method: 'get',
  path: '/api/schools/:schoolId/incidents',
  access: { roles: ['school-office', 'principal'], act: 'read', on: 'school', detail: 'individual' },
  sees: 'record',
  summary: 'The open ones of a school, whose help is due first before the others (200 at once)',
  reply: z
    .strictObject({ schoolName: Bilingual, open: z.int(), incidents: z.array(Incident) })
    .meta({ id: 'SchoolIncidents' }),
});

export const countSchoolIncidents = route({
  id: 'count-school-incidents',
  method: 'get',
  path: '/api/schools/:schoolId/incident-counts',
  access: { roles: ['principal'], act: 'read', on: 'school', detail: 'aggregate' },
  summary:
    'How many are open, without help, with help that is overdue, shared, and repaired this school year; no child',
  reply: z
    .strictObject({
      open: z.int(),
      withoutSupport: z.int(),
      overdue: z.int(),
      shared: z.int(),
      repaired: z.int(),
    })
    .meta({ id: 'SchoolIncidentCounts' }),
});

export const noteIncident = route({
  id: 'note-incident',
  method: 'post',
  path: '/api/classes/:classId/incidents',
  access: act,
  summary:
    'Note what was seen of one or several children that calls for help: each has its own, for staff until it is shared',
  body: NewIncident,
  reply: z
    .strictObject({
      togetherId: z.string(),
      incidents: z.array(z.strictObject({ ...IncidentTaken.shape, pupilId: z.string() })),
    })
    .meta({ id: 'IncidentsNoted' }),
});

export const amendIncident = route({
  id: 'amend-incident',
  method: 'post',
  path: '/api/classes/:classId/incidents/:incidentId/amendment',
  access: act,
  summary: 'Say in other words what I saw, while no family reads it; what was said before stays',
  body: IncidentAmendment,
  reply: IncidentTaken,
});

export const addSupport = route({
  id: 'add-support',
  method: 'post',
  path: '/api/classes/:classId/incidents/:incidentId/supports',
  access: act,
  summary: 'What help was agreed on, who gives it and until when',
  body: NewSupport,
  reply: IncidentTaken,
});

export const settleSupport = route({
  id: 'settle-support',
  method: 'post',
  path: '/api/classes/:classId/incidents/:incidentId/outcome',
  access: act,
  summary: 'Say whether agreed help was given',
  body: SupportOutcome,
  reply: IncidentTaken,
});

export const shareIncident = route({
  id: 'share-incident',
  method: 'post',
  path: '/api/classes/:classId/incidents/:incidentId/sharing',
  access: act,
  summary: 'Tell the family, by name: only where help was agreed on, and in words that name no other child',
  body: IncidentSharing,
  reply: IncidentTaken,
});

export const repairIncident = route({
  id: 'repair-incident',
  method: 'post',
  path: '/api/classes/:classId/incidents/:incidentId/repair',
  access: act,
  summary:
    'Say that it is repaired, and how: from then on it is not on the family’s page, and staff keep it to the end of the school year',
  body: IncidentSentence,
  reply: IncidentTaken,
});

export const reopenIncident = route({
  id: 'reopen-incident',
  method: 'post',
  path: '/api/classes/:classId/incidents/:incidentId/reopening',
  access: act,
  summary: 'Open again what was repaired, with the reason; for staff, until it is shared anew',
  body: IncidentSentence,
  reply: IncidentTaken,
});

export const withdrawIncident = route({
  id: 'withdraw-incident',
  method: 'post',
  path: '/api/classes/:classId/incidents/:incidentId/withdrawal',
  access: act,
  summary: 'Who noted it, or who answers for the school, takes it back with the reason',
  body: IncidentSentence,
  reply: IncidentTaken,
});

export const listSharedIncidents = route({
  id: 'list-shared-incidents',
  method: 'get',
  path: '/api/pupils/:pupilId/incidents',
  access: { roles: FAMILY, act: 'read', on: 'pupil', detail: 'individual' },
  summary: 'What the school told the family about its child and the help agreed on, while it is not repaired',
  reply: z.strictObject({ incidents: z.array(SharedIncident) }).meta({ id: 'SharedIncidents' }),
});

/** What was seen of a child that calls for help: for staff, and for the family while it is shared and not repaired. */
export const incidentRoutes = [
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
] as const;
