import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { CONFIRM_OUTCOMES, EXCUSES, STAGE_STATES, STAGES } from '../core/cycle/confirmation.ts';
import { route } from './route.ts';
import { Bilingual, ClassName, ClientId, Day, MarkValue, Term, TermCode, Time, text } from './words.ts';

const confirmers = ['homeroom', 'principal'] as const;
const readers = ['homeroom', 'school-office', 'principal'] as const;
/** More children than any class has. */
const AT_ONCE = 100;

/**
 * Refused: the term was not at notice to its end (`confirmation.not-noticed`), an objection about the child is open (`confirmation.objection`), it left the class
 * before the end of the term (`confirmation.not-asked`), the list is another by now (`confirmation.changed`, 409), nothing of one's own stands (`confirmation.none`).
 */
export const CONFIRMATION_FAULTS = [
  'confirmation.not-noticed',
  'confirmation.objection',
  'confirmation.not-asked',
  'confirmation.changed',
  'confirmation.none',
] as const;

const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 hexadecimal digits');
const Entry = z.strictObject({
  title: z.string(),
  on: Day,
  indicator: Bilingual,
  value: MarkValue,
});
const Stage = z.strictObject({
  stage: z.enum(STAGES),
  state: z.enum(STAGE_STATES),
  /** Who confirmed it last, where that was not taken back. */
  by: z.string().nullable(),
  at: Time.nullable(),
  excuse: z.enum(EXCUSES).nullable(),
});
const Child = {
  /** Of the list as it is now, with everything in it: what is confirmed names it. */
  hash: Hash,
  entries: z.array(Entry),
  stages: z.array(Stage),
  hasObjection: z.boolean(),
  mayConfirm: z.boolean(),
  mayTakeBack: z.boolean(),
};

export const readOwnConfirmation = route({
  id: 'read-own-confirmation',
  method: 'get',
  path: '/api/pupils/:pupilId/confirmations',
  access: { roles: FAMILY, act: 'read', on: 'pupil', detail: 'individual' },
  summary: "A child's records of the terms that were at notice, to be confirmed (确认), and who did",
  reply: z
    .strictObject({
      pupil: z.strictObject({ pupilId: z.string(), name: z.string() }),
      terms: z.array(z.strictObject({ term: Term, class: ClassName, schoolName: Bilingual, ...Child })),
    })
    .meta({ id: 'OwnConfirmation' }),
});

export const confirmOwnRecord = route({
  id: 'confirm-own-record',
  method: 'post',
  path: '/api/pupils/:pupilId/confirmations',
  access: { roles: ['guardian'], act: 'write', on: 'pupil', detail: 'individual' },
  summary: "Confirm the child's records of a term as they were shown: 409 stale where they are others by now",
  body: z.strictObject({ clientId: ClientId, term: TermCode, hash: Hash }).meta({ id: 'OwnConfirming' }),
  reply: z.strictObject({ pupilId: z.string() }).meta({ id: 'OwnConfirmed' }),
});

export const takeBackOwnConfirmation = route({
  id: 'take-back-own-confirmation',
  method: 'post',
  path: '/api/pupils/:pupilId/confirmations/take-back',
  access: { roles: ['guardian'], act: 'write', on: 'pupil', detail: 'individual' },
  summary: "Take one's own confirmation back, with a reason; those that came after it are asked for again",
  body: z.strictObject({ clientId: ClientId, term: TermCode, reason: text(200) }).meta({ id: 'OwnTakingBack' }),
  reply: z.strictObject({ pupilId: z.string() }).meta({ id: 'OwnTakenBack' }),
});

export const readClassConfirmations = route({
  id: 'read-class-confirmations',
  method: 'get',
  path: '/api/classes/:classId/confirmations',
  access: { roles: readers, act: 'read', on: 'class', detail: 'individual' },
  summary: 'The children of a class, their records of the terms that were at notice, and who confirmed them',
  reply: z
    .strictObject({
      class: ClassName,
      schoolName: Bilingual,
      /** As whom whoever looks confirms; null where they do not. */
      stage: z.enum(STAGES).nullable(),
      terms: z.array(
        z.strictObject({
          term: Term,
          /** In the order of the class; who left it before the end of the term is not asked. */
          pupils: z.array(
            z.strictObject({
              pupilId: z.string(),
              name: z.string(),
              ...Child,
              /** Whether a reason is needed, since the guardian has not confirmed. */
              needsExcuse: z.boolean(),
              /** Entries of days before whoever looks had the class: in the list, and not theirs to read. */
              notShown: z.int(),
            }),
          ),
        }),
      ),
    })
    .meta({ id: 'ClassConfirmations' }),
});

export const confirmClassRecords = route({
  id: 'confirm-class-records',
  method: 'post',
  path: '/api/classes/:classId/confirmations',
  access: { roles: confirmers, act: 'write', on: 'class', detail: 'individual' },
  summary: 'Confirm records of children of a class, each as it was shown; each row says whether it went, and why not',
  body: z
    .strictObject({
      clientId: ClientId,
      term: TermCode,
      rows: z
        .array(
          z.strictObject({
            pupilId: z.string().min(1).max(64),
            hash: Hash,
            excuse: z.enum(EXCUSES).nullable(),
          }),
        )
        .min(1)
        .max(AT_ONCE),
    })
    .meta({ id: 'ClassConfirming' }),
  reply: z
    .strictObject({
      results: z.array(z.strictObject({ pupilId: z.string(), outcome: z.enum(CONFIRM_OUTCOMES) })),
    })
    .meta({ id: 'ClassConfirmed' }),
});

export const takeBackClassConfirmation = route({
  id: 'take-back-class-confirmation',
  method: 'post',
  path: '/api/classes/:classId/confirmations/take-back',
  access: { roles: confirmers, act: 'write', on: 'class', detail: 'individual' },
  summary: "Take one's own confirmation of a child's record back, with a reason",
  body: z
    .strictObject({
      clientId: ClientId,
      term: TermCode,
      pupilId: z.string().min(1).max(64),
      reason: text(200),
    })
    .meta({ id: 'ClassTakingBack' }),
  reply: z.strictObject({ pupilId: z.string() }).meta({ id: 'ClassTakenBack' }),
});

export const listSchoolConfirmations = route({
  id: 'list-school-confirmations',
  method: 'get',
  path: '/api/schools/:schoolId/confirmations',
  access: { roles: ['school-office', 'principal'], act: 'read', on: 'school', detail: 'aggregate' },
  summary: 'The classes of a school whose records of a term were at notice to the end; how far each is, it says itself',
  reply: z
    .strictObject({
      schoolName: Bilingual,
      classes: z.array(z.strictObject({ class: ClassName, term: Term })),
    })
    .meta({ id: 'SchoolConfirmations' }),
});

/** By itself for each class: whether a confirmation still stands is seen from all entries of all children, thousands in a class. */
export const readClassProgress = route({
  id: 'read-class-progress',
  method: 'get',
  path: '/api/classes/:classId/confirmations/progress',
  access: { roles: readers, act: 'read', on: 'class', detail: 'aggregate' },
  summary: 'How many children of a class are confirmed by whom, in a term that was at notice',
  query: z.strictObject({ term: TermCode }),
  reply: z
    .strictObject({
      asked: z.int(),
      guardian: z.int(),
      homeroom: z.int(),
      principal: z.int(),
      /** Confirmed once, and to be looked at again. */
      again: z.int(),
      /** Filed as the list is now. */
      filed: z.int(),
    })
    .meta({ id: 'ClassProgress' }),
});

export const confirmationRoutes = [
  readOwnConfirmation,
  confirmOwnRecord,
  takeBackOwnConfirmation,
  readClassConfirmations,
  confirmClassRecords,
  takeBackClassConfirmation,
  listSchoolConfirmations,
  readClassProgress,
] as const;
