import { z } from 'zod';
import { route } from './route.ts';
import { Bilingual, ClientId, Day, Dimension, Time, text } from './words.ts';

/** Who arranges something for a child: the homeroom teacher and the school's office. */
const keepers = ['homeroom', 'school-office'] as const;

/** Why an arrangement is refused; pages have words for each. */
export const ARRANGEMENT_FAULTS = [
  'arrangement.days',
  'arrangement.too-long',
  'arrangement.indicator',
  'arrangement.judged-only',
  'arrangement.goal',
  'arrangement.overlaps',
  'arrangement.records',
] as const;
export type ArrangementFault = (typeof ARRANGEMENT_FAULTS)[number];

export const ArrangementKind = z.enum(['exempt', 'adapted']);

/** What whoever may read the child sees of it: never the reason. */
const arranged = {
  dimension: Dimension,
  indicatorId: z.string(),
  title: Bilingual,
  kind: ArrangementKind,
  /** What is aimed at instead; null where nothing is asked. */
  goal: z.string().nullable(),
  from: Day,
  to: Day,
};
export const ArrangedShown = z.strictObject(arranged).meta({ id: 'ArrangedShown' });

const reason = text(200);
const goal = text(200).nullable();
const Said = z.strictObject({ arrangementId: z.string(), version: z.int() }).meta({ id: 'ArrangementSaid' });

export const listArrangements = route({
  id: 'list-arrangements',
  method: 'get',
  path: '/api/pupils/:pupilId/arrangements',
  access: { roles: ['guardian', ...keepers], act: 'read', on: 'pupil', detail: 'individual' },
  summary: 'What is arranged for a child, with the reason: exemptions and goals of its own, the latest first',
  reply: z
    .strictObject({
      mayWrite: z.boolean(),
      today: Day,
      arrangements: z.array(
        z.strictObject({
          arrangementId: z.string(),
          version: z.int(),
          ...arranged,
          reason: z.string(),
          by: z.string(),
          at: Time,
        }),
      ),
      /** What something can be arranged for, in the child's grade this term; a goal only where levels are given. */
      indicators: z.array(
        z.strictObject({ dimension: Dimension, indicatorId: z.string(), title: Bilingual, isJudged: z.boolean() }),
      ),
    })
    .meta({ id: 'Arrangements' }),
});

export const addArrangement = route({
  id: 'add-arrangement',
  method: 'post',
  path: '/api/pupils/:pupilId/arrangements',
  access: { roles: keepers, act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'Exempt a child from an indicator, or give it a goal of its own, from a day to a day',
  body: z
    .strictObject({
      clientId: ClientId,
      indicatorId: z.string().min(1).max(64),
      kind: ArrangementKind,
      goal,
      reason,
      from: Day,
      to: Day,
    })
    .meta({ id: 'NewArrangement' }),
  reply: Said,
});

export const changeArrangement = route({
  id: 'change-arrangement',
  method: 'put',
  path: '/api/pupils/:pupilId/arrangements/:arrangementId',
  access: { roles: keepers, act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'Correct an arrangement, end it on another day, or take it back; what it said before is kept',
  body: z
    .strictObject({
      clientId: ClientId,
      /** The version that was on the screen; if somebody changed it meanwhile the answer is 409 stale. */
      version: z.int().min(1),
      goal,
      reason,
      from: Day,
      to: Day,
      isWithdrawn: z.boolean(),
    })
    .meta({ id: 'ArrangementChange' }),
  reply: Said,
});
