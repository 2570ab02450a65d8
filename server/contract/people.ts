import { z } from 'zod';
import { ROLES, route } from './route.ts';
import { Apart, Bilingual, ClassName, ClientId, Day, nameText, SortKey, text } from './words.ts';

const keepers = ['school-office', 'principal'] as const;

const HeldGrant = z
  .strictObject({
    grantId: z.string(),
    role: z.enum(ROLES),
    subject: z.string().nullable(),
    from: Day,
    to: Day.nullable(),
    /** The roster keeps it: it is changed there. */
    isFromRoster: z.boolean(),
    personId: z.string(),
    name: z.string(),
    sortKey: SortKey,
    username: z.string(),
    /** Has chosen a password: false until the sign-in code was used. */
    hasSignedIn: z.boolean(),
    isEnabled: z.boolean(),
  })
  .meta({ id: 'HeldGrant' });
export type HeldGrant = z.output<typeof HeldGrant>;

/** An account that is there is named by its username and its holder's name, which must both be right; or a new one is made. */
const Who = {
  username: z
    .string()
    .trim()
    .min(2)
    .max(64)
    .regex(/^[^\s/\\]+$/, 'no spaces'),
  name: nameText(40),
  isNew: z.boolean(),
};
const GrantSaid = z.strictObject({ grantId: z.string(), personId: z.string() }).meta({ id: 'GrantSaid' });

export const listSchoolPeople = route({
  id: 'list-school-people',
  method: 'get',
  path: '/api/schools/:schoolId/people',
  access: { roles: keepers, act: 'read', on: 'school', detail: 'aggregate' },
  summary: "A school's staff: who teaches which class from when to when, those who ended this term too",
  reply: z
    .strictObject({
      name: Bilingual,
      classes: z.array(z.strictObject({ ...ClassName.shape, grants: z.array(HeldGrant) })),
      /** Principal and office. */
      school: z.array(HeldGrant),
      /** Ids of those of them who sign in with a code of their phone as well. */
      withSecondStep: z.array(z.string()),
      /** From which grade pupils may sign in themselves; null lets nobody. */
      pupilsFromGrade: z.int().nullable(),
    })
    .meta({ id: 'SchoolPeople' }),
});

export const addGrant = route({
  id: 'add-grant',
  method: 'post',
  path: '/api/schools/:schoolId/grants',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: 'Give somebody a class of the school from a day',
  body: z
    .strictObject({
      clientId: ClientId,
      classId: z.string().min(1).max(64),
      role: z.enum(['homeroom', 'teacher']),
      subject: text(20).nullable(),
      from: Day,
      to: Day.nullable(),
      ...Who,
    })
    .meta({ id: 'NewGrant' }),
  reply: GrantSaid,
});

export const endGrant = route({
  id: 'end-grant',
  method: 'put',
  path: '/api/schools/:schoolId/grants/:grantId/end',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate', alsoClosed: true },
  summary: "Say a grant's last day; what its holder recorded stays (422 where the roster keeps it)",
  body: z.strictObject({ clientId: ClientId, lastDay: Day }).meta({ id: 'GrantEnd' }),
  reply: GrantSaid,
});

export const handOverGrant = route({
  id: 'hand-over-grant',
  method: 'post',
  path: '/api/schools/:schoolId/grants/:grantId/successor',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: 'Give a class to somebody else from a day; the one before ends the day before',
  body: z.strictObject({ clientId: ClientId, from: Day, ...Who }).meta({ id: 'HandOver' }),
  reply: GrantSaid,
});

/** Carries no clientId: its first answer would have to be kept, and a sign-in code is kept nowhere. Sent again it makes another. */
export const issueSignInCode = route({
  id: 'issue-sign-in-code',
  method: 'post',
  path: '/api/schools/:schoolId/sign-in-codes',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate', alsoClosed: true },
  summary:
    'A new single-use sign-in code for a teacher or guardian of the school alone; their password and sessions end',
  body: z.strictObject({ personId: z.string().min(1).max(64) }).meta({ id: 'WhoseCode' }),
  reply: z
    .strictObject({ name: z.string(), username: z.string(), code: z.string(), lastDay: Day })
    .meta({ id: 'SignInCode' }),
});

export const setAccount = route({
  id: 'set-account',
  method: 'put',
  path: '/api/schools/:schoolId/accounts/:personId',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate', alsoClosed: true },
  summary: 'Disable the account of a teacher or guardian of the school alone, or enable it again',
  body: z.strictObject({ clientId: ClientId, isEnabled: z.boolean() }).meta({ id: 'AccountChange' }),
  reply: z.strictObject({ personId: z.string(), isEnabled: z.boolean() }).meta({ id: 'AccountSaid' }),
});

export const listGuardians = route({
  id: 'list-guardians',
  method: 'get',
  path: '/api/classes/:classId/guardians',
  access: { roles: keepers, act: 'read', on: 'class', detail: 'individual' },
  summary: 'The guardians of a class: who has none, and who never signed in',
  reply: z
    .strictObject({
      ...ClassName.shape,
      schoolId: z.string(),
      schoolName: Bilingual,
      pupils: z.array(
        z.strictObject({ pupilId: z.string(), name: z.string(), apart: Apart, guardians: z.array(HeldGrant) }),
      ),
    })
    .meta({ id: 'ClassGuardians' }),
});

export const addGuardian = route({
  id: 'add-guardian',
  method: 'post',
  path: '/api/pupils/:pupilId/guardians',
  access: { roles: keepers, act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'Give a child a guardian; a school the child has left may not (403)',
  body: z.strictObject({ clientId: ClientId, ...Who }).meta({ id: 'NewGuardian' }),
  reply: GrantSaid,
});

export const endGuardian = route({
  id: 'end-guardian',
  method: 'put',
  path: '/api/pupils/:pupilId/guardians/:grantId/end',
  access: { roles: keepers, act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'End a guardianship at once (422 where the roster keeps it)',
  body: z.strictObject({ clientId: ClientId }).meta({ id: 'GuardianEnd' }),
  reply: GrantSaid,
});
