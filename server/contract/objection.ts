import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { OBJECTION_ABOUT, OBJECTION_REASONS, OBJECTION_STATES, OBJECTION_STEPS } from '../core/cycle/objection.ts';
import { route } from './route.ts';
import { Bilingual, ClassName, ClientId, Day, Term, Time, text } from './words.ts';

const handlers = ['school-office', 'principal'] as const;
/** From one person in one notice: whoever has more to say talks to the school. */
export const MOST_OBJECTIONS = 10;

/**
 * Refused: the notice has ended or is not of this class (`objection.over`), what it is about is not shown to this family (`objection.about`), too many already
 * (`objection.many`). Of an answer: by whoever wrote or rated what it is about, or is a guardian of a child of the class; a reason of the other step.
 */
export const OBJECTION_FAULTS = [
  'objection.over',
  'objection.about',
  'objection.many',
  'objection.author',
  'objection.guardian',
  'objection.reason',
] as const;

const reasons = [...OBJECTION_REASONS.uphold, ...OBJECTION_REASONS.refuse] as const;

const Objection = {
  objectionId: z.string(),
  /** The receipt's, counted in each notice. */
  number: z.int(),
  term: Term,
  about: z.enum(OBJECTION_ABOUT),
  /** As it stands now; null where something is missing. */
  activity: z.strictObject({ title: z.string(), on: Day }).nullable(),
  text: z.string(),
  sentAt: Time,
  state: z.enum(OBJECTION_STATES),
  /** The last school day for the answer; null where the calendar does not reach so far. */
  dueOn: Day.nullable(),
  isLate: z.boolean(),
  decided: z.strictObject({ reason: z.enum(reasons), text: z.string(), by: z.string(), at: Time }).nullable(),
};

export const raiseObjection = route({
  id: 'raise-objection',
  method: 'post',
  path: '/api/pupils/:pupilId/objections',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary:
    'Object to what a running notice of the child’s class shows or leaves out; answered by the office or the principal',
  body: z
    .strictObject({
      clientId: ClientId,
      noticeId: z.string().min(1).max(64),
      about: z.enum(OBJECTION_ABOUT),
      activityId: z.string().min(1).max(64).nullable(),
      text: text(500),
    })
    .meta({ id: 'NewObjection' }),
  reply: z.strictObject({ objectionId: z.string(), number: z.int() }).meta({ id: 'ObjectionReceipt' }),
});

export const listOwnObjections = route({
  id: 'list-own-objections',
  method: 'get',
  path: '/api/pupils/:pupilId/objections',
  access: { roles: FAMILY, act: 'read', on: 'pupil', detail: 'individual' },
  summary: 'What a family objected to, how it stands and what was answered',
  reply: z
    .strictObject({ answerDays: z.int(), objections: z.array(z.strictObject(Objection)) })
    .meta({ id: 'OwnObjections' }),
});

export const listSchoolObjections = route({
  id: 'list-school-objections',
  method: 'get',
  path: '/api/schools/:schoolId/objections',
  access: { roles: handlers, act: 'read', on: 'school', detail: 'individual' },
  summary: 'Objections to the notices of a school, those that wait first, and how many there are of which class',
  reply: z
    .strictObject({
      schoolName: Bilingual,
      answerDays: z.int(),
      waiting: z.int(),
      classes: z.array(z.strictObject({ class: ClassName, sent: z.int(), waiting: z.int(), late: z.int() })),
      objections: z.array(
        z.strictObject({
          ...Objection,
          class: ClassName,
          pupilId: z.string(),
          pupilName: z.string(),
          /** Why whoever looks does not decide it; null where they may. */
          mayNot: z.enum(['objection.author', 'objection.guardian']).nullable(),
        }),
      ),
    })
    .meta({ id: 'SchoolObjections' }),
});

export const answerObjection = route({
  id: 'answer-objection',
  method: 'post',
  path: '/api/schools/:schoolId/objections/:objectionId/answer',
  access: { roles: handlers, act: 'write', on: 'school', detail: 'individual' },
  summary:
    'Decide an objection, once, with a reason and words; where it is upheld that activity may be corrected during the notice',
  body: z
    .strictObject({
      clientId: ClientId,
      step: z.enum(OBJECTION_STEPS),
      reason: z.enum(reasons),
      text: text(500),
    })
    .meta({ id: 'ObjectionAnswer' }),
  reply: z.strictObject({ objectionId: z.string(), state: z.enum(OBJECTION_STATES) }).meta({ id: 'ObjectionDecided' }),
});

export const objectionRoutes = [raiseObjection, listOwnObjections, listSchoolObjections, answerObjection] as const;
