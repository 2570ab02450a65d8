import { z } from 'zod';
import { MOST_CHILDREN } from '../core/incident/limits.ts';
import { INCIDENT_STATES, INCIDENT_STEPS } from '../core/incident/steps.ts';
import { Apart, ClassName, ClientId, Day, Time, text } from './words.ts';

/** How much of it there is at most: steps in one, and those that a list tells. */
export const MOST_INCIDENTS = { steps: 60, listed: 200 } as const;

/**
 * Why a step is refused; pages have words for each. 'names': what a family would read names another child. 'until': help until a day that is
 * over. 'no-support': there is no such help. 'steps' is a number.
 */
export const INCIDENT_FAULTS = [
  'incident.names',
  'incident.until',
  'incident.no-support',
  'incident.steps',
  'incident.not-there',
] as const;
export type IncidentFault = (typeof INCIDENT_FAULTS)[number];

export const OUTCOMES = ['open', 'done', 'not-done'] as const;

const helpShape = {
  agreed: z.string(),
  helper: z.string(),
  until: Day,
  outcome: z.enum(OUTCOMES),
};

/** What help was agreed on; `support` is the version it was said with, by which its outcome names it. */
const Support = z
  .strictObject({ support: z.int(), ...helpShape, isOverdue: z.boolean() })
  .meta({ id: 'IncidentSupport' });

const Step = z
  .strictObject({
    version: z.int(),
    step: z.enum(INCIDENT_STEPS),
    by: z.string(),
    at: Time,
    text: z.string().nullable(),
  })
  .meta({ id: 'IncidentStep' });

/** As staff who may read it do. */
export const Incident = z
  .strictObject({
    incidentId: z.string(),
    version: z.int(),
    state: z.enum(INCIDENT_STATES),
    class: ClassName,
    pupilId: z.string(),
    pupilName: z.string(),
    apart: Apart,
    /** The same of all that were noted at once. */
    togetherId: z.string(),
    happenedOn: Day,
    text: z.string(),
    author: z.string(),
    supports: z.array(Support),
    /** The first day by which help is to be there of which nobody has said yet whether it was. */
    dueOn: Day.nullable(),
    isOverdue: z.boolean(),
    sharedAt: Time.nullable(),
    steps: z.array(Step),
    /** What the asker may do with it now. */
    may: z.array(z.enum(INCIDENT_STEPS)),
  })
  .meta({ id: 'Incident' });
export type Incident = z.output<typeof Incident>;

/** As the family reads it, while it is shared and not repaired: of its own child, and of no other. */
export const SharedIncident = z
  .strictObject({
    incidentId: z.string(),
    happenedOn: Day,
    text: z.string(),
    /** Who saw it, and who told the family. */
    author: z.string(),
    sharedBy: z.string(),
    sharedAt: Time,
    supports: z.array(z.strictObject(helpShape)),
  })
  .meta({ id: 'SharedIncident' });
export type SharedIncident = z.output<typeof SharedIncident>;

/** The version that was on the screen; if something was done meanwhile the answer is 409 stale. */
const version = z.int().min(1);
const once = { clientId: ClientId };
const step = { ...once, version };
const sentence = text(300);

export const NewIncident = z
  .strictObject({
    ...once,
    happenedOn: Day,
    text: text(500),
    pupilIds: z.array(z.string().min(1).max(64)).min(1).max(MOST_CHILDREN),
  })
  .meta({ id: 'NewIncident' });
export const IncidentAmendment = z.strictObject({ ...step, text: text(500) }).meta({ id: 'IncidentAmendment' });
export const NewSupport = z
  .strictObject({ ...step, agreed: sentence, helper: text(40), until: Day })
  .meta({ id: 'NewIncidentSupport' });
export const SupportOutcome = z
  .strictObject({ ...step, support: version, isDone: z.boolean() })
  .meta({ id: 'IncidentSupportOutcome' });
export const IncidentSharing = z.strictObject(step).meta({ id: 'IncidentSharing' });
/** How it was repaired, or why it is opened again or taken back. */
export const IncidentSentence = z.strictObject({ ...step, text: sentence }).meta({ id: 'IncidentSentence' });

export const IncidentTaken = z
  .strictObject({ incidentId: z.string(), version: z.int(), state: z.enum(INCIDENT_STATES) })
  .meta({ id: 'IncidentTaken' });
