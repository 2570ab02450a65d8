import { z } from 'zod';
import { CHANGES } from '../core/improvement/change-of.ts';
import { FIGURE_KINDS } from '../core/improvement/finding.ts';
import { route } from './route.ts';
import { ClassName, ClientId, Day, Dimension, TermCode, text } from './words.ts';

const keepers = ['principal', 'school-office'] as const;

/** A share as its report prints it, of how many pupils or records, the day it is of, and the week of its term. */
const ActionFigure = z
  .strictObject({
    value: z.union([z.int().min(0).max(100), z.enum(['≥95', '≤5', 'locked'])]).nullable(),
    n: z.union([z.int().min(0), z.literal('locked')]),
    on: Day,
    week: z.int().min(1),
  })
  .meta({ id: 'ActionFigure' });

/** What came of a finding. Its figure then and its figure now are counted alike; it says what changed and never why. */
export const ImprovementAction = z
  .strictObject({
    actionId: z.string(),
    version: z.int(),
    /** The term whose report it came from. */
    term: TermCode,
    about: z.strictObject({
      kind: z.enum(FIGURE_KINDS),
      /** Null: records of all dimensions. */
      dimension: Dimension.nullable(),
      class: ClassName.nullable(),
    }),
    before: ActionFigure,
    now: ActionFigure,
    change: z.enum(CHANGES),
    text: z.string(),
    owner: z.string(),
    dueOn: Day,
    isOverdue: z.boolean(),
    status: z.enum(['open', 'done', 'dropped']),
    /** What came of it; kept when it is opened again. */
    outcome: z.string().nullable(),
    changedOn: Day,
  })
  .meta({ id: 'ImprovementAction' });

/** At most so many are open at one place, and at most so many closed ones are told. */
export const MOST_ACTIONS = 100;
/** Of a report: those of its term and the one before, and older ones that are still open. Open ones first, by their day. */
export const ImprovementActions = z.array(ImprovementAction).max(2 * MOST_ACTIONS);

const Said = {
  /** What will be done, and who answers for it: a role, or a name of staff; never a child's. */
  text: text(200),
  owner: text(40),
  dueOn: Day,
};
const about = {
  kind: z.enum(FIGURE_KINDS),
  dimension: Dimension.nullable(),
};
const NewAction = { clientId: ClientId, term: TermCode.optional(), ...Said };
/** The figure it is about is looked up in the live report and not sent. */
const NewSchoolAction = z
  .strictObject({
    ...NewAction,
    about: z.strictObject({ ...about, classId: z.string().min(1).max(64).nullable() }),
  })
  .meta({ id: 'NewSchoolAction' });
const NewAreaAction = z
  .strictObject({ ...NewAction, about: z.strictObject({ ...about, dimension: Dimension }) })
  .meta({ id: 'NewAreaAction' });
const Version = z.int().min(1);
const ActionChange = z.strictObject({ clientId: ClientId, version: Version, ...Said }).meta({ id: 'ActionChange' });
const ActionStatus = z
  .discriminatedUnion('status', [
    z.strictObject({
      clientId: ClientId,
      version: Version,
      status: z.enum(['done', 'dropped']),
      /** What came of it, or why it was dropped. */
      outcome: text(200),
    }),
    z.strictObject({ clientId: ClientId, version: Version, status: z.literal('open') }),
  ])
  .meta({ id: 'ActionStatus' });
const ActionSaid = z.strictObject({ actionId: z.string(), version: z.int() }).meta({ id: 'ActionSaid' });

export const addSchoolAction = route({
  id: 'add-school-action',
  method: 'post',
  path: '/api/schools/:schoolId/actions',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: "Turn a finding of a school's report into an action with somebody who answers for it and a day",
  body: NewSchoolAction,
  reply: ActionSaid,
});

export const changeSchoolAction = route({
  id: 'change-school-action',
  method: 'put',
  path: '/api/schools/:schoolId/actions/:actionId',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: 'Amend an open action of a school (409 where somebody else did meanwhile)',
  body: ActionChange,
  reply: ActionSaid,
});

export const settleSchoolAction = route({
  id: 'settle-school-action',
  method: 'put',
  path: '/api/schools/:schoolId/actions/:actionId/status',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate', alsoClosed: true },
  summary: 'Finish or drop an action of a school with a sentence, or open it again',
  body: ActionStatus,
  reply: ActionSaid,
});

export const addAreaAction = route({
  id: 'add-area-action',
  method: 'post',
  path: '/api/areas/:areaId/actions',
  access: { roles: ['officer'], act: 'write', on: 'area', detail: 'aggregate' },
  summary: "Turn a finding of an area's report into an action; its figure is the printed one, rounded or hidden",
  body: NewAreaAction,
  reply: ActionSaid,
});

export const changeAreaAction = route({
  id: 'change-area-action',
  method: 'put',
  path: '/api/areas/:areaId/actions/:actionId',
  access: { roles: ['officer'], act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Amend an open action of an area (409 where somebody else did meanwhile)',
  body: ActionChange,
  reply: ActionSaid,
});

export const settleAreaAction = route({
  id: 'settle-area-action',
  method: 'put',
  path: '/api/areas/:areaId/actions/:actionId/status',
  access: { roles: ['officer'], act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'Finish or drop an action of an area with a sentence, or open it again',
  body: ActionStatus,
  reply: ActionSaid,
});
