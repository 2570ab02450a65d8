import { z } from 'zod';
import { AddedPhoto, Returned, ReturnReason, SelfJoined } from './contribution.ts';
import { route } from './route.ts';
import { WitnessAnswer } from './witness.ts';
import { Apart, Bilingual, ClassName, ClientId, Day, MarkValue, Time, text } from './words.ts';

const teachers = ['teacher', 'homeroom'] as const;

/** The version that was on the screen; if somebody changed or decided it meanwhile the answer is 409 stale. */
const version = z.int().min(1);

export const listWaiting = route({
  id: 'list-waiting-contributions',
  method: 'get',
  path: '/api/classes/:classId/contributions',
  access: { roles: teachers, act: 'read', on: 'class', detail: 'individual' },
  sees: 'record',
  summary: 'What families of a class have added and nobody has decided, the first sent first (50 at once)',
  reply: z
    .strictObject({
      class: ClassName,
      schoolName: Bilingual,
      /** All that wait for me, those not listed among them. */
      waiting: z.int(),
      contributions: z.array(
        z.strictObject({
          contributionId: z.string(),
          version: z.int(),
          pupilId: z.string(),
          pupilName: z.string(),
          apart: Apart,
          title: z.string(),
          happenedOn: Day,
          hours: z.number().nullable(),
          organiser: z.string().nullable(),
          reflection: z.string().nullable(),
          /** Whether the child sent it, and no guardian. */
          isByPupil: z.boolean(),
          photos: z.array(AddedPhoto),
          /** Null where a school organised it, and where nobody was asked. */
          selfJoined: SelfJoined.nullable(),
          /** What the family chose; null where it leaves that to the teacher. */
          indicatorId: z.string().nullable(),
          /** The level whoever sent it gives it; it counts beside the teacher's if that indicator is approved. */
          ownLevel: z.string().nullable(),
          ownLevelLabel: Bilingual.nullable(),
          proposedAt: Time,
          sentAt: Time,
          /** It was given back before and has been sent again. */
          returned: Returned.nullable(),
          /** What somebody outside said of it. */
          witnesses: z.array(WitnessAnswer),
        }),
      ),
    })
    .meta({ id: 'WaitingContributions' }),
});

export const countWaiting = route({
  id: 'count-waiting-contributions',
  method: 'get',
  path: '/api/contributions/waiting',
  access: { roles: teachers, act: 'read', on: 'self', detail: 'aggregate' },
  summary:
    'How much that families sent waits for me, by class: what they added, and what they asked; classes in which nothing waits are left out',
  reply: z
    .strictObject({
      classes: z.array(
        z.strictObject({
          ...ClassName.shape,
          /** What they added. */
          waiting: z.int(),
          /** What they asked, and how much of it waits for longer than it should. */
          questions: z.int(),
          overdue: z.int(),
        }),
      ),
    })
    .meta({ id: 'WaitingCounts' }),
});

export const approveContribution = route({
  id: 'approve-contribution',
  method: 'post',
  path: '/api/classes/:classId/contributions/:contributionId/approval',
  access: { roles: teachers, act: 'write', on: 'class', detail: 'individual' },
  summary:
    'Approve what a family added, with its level where the indicator is judged: it becomes a record of the one who approves',
  body: z
    .strictObject({
      clientId: ClientId,
      version,
      indicatorId: z.string().min(1).max(64),
      /** Null where staff have no share in the indicator: then what the family says stands alone. */
      value: MarkValue.nullable(),
      note: text(500).nullable(),
    })
    .meta({ id: 'ContributionApproval' }),
  reply: z
    .strictObject({ contributionId: z.string(), activityId: z.string(), markId: z.string() })
    .meta({ id: 'ContributionApproved' }),
});

export const returnContribution = route({
  id: 'return-contribution',
  method: 'post',
  path: '/api/classes/:classId/contributions/:contributionId/return',
  access: { roles: teachers, act: 'write', on: 'class', detail: 'individual' },
  summary: 'Give it back to the family with a reason from a short list or in own words',
  body: z
    .strictObject({ clientId: ClientId, version, reason: ReturnReason, words: text(200).nullable() })
    .refine(({ reason, words }) => reason !== 'own-words' || words !== null, {
      path: ['words'],
      error: 'say in own words what is missing',
    })
    .meta({ id: 'ContributionReturn' }),
  reply: z.strictObject({ contributionId: z.string(), version: z.int() }).meta({ id: 'ContributionReturned' }),
});
