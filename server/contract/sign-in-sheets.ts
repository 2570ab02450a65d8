import { z } from 'zod';
import { CODE_STATES } from '../core/account/code-state.ts';
import { OWN_SIGN_IN } from '../core/account/own-sign-in.ts';
import { ROLES, route } from './route.ts';
import { Apart, Bilingual, ClassName, ClientId, Day } from './words.ts';

const keepers = ['school-office', 'principal'] as const;
const ofClass = ['homeroom', ...keepers] as const;

/** Beside how somebody stands: a code was made just now, or it is not this asker's to make. */
const SlipState = z.enum([...CODE_STATES, 'made', 'elsewhere', 'above', 'self']);

const Slip = {
  personId: z.string(),
  name: z.string(),
  username: z.string(),
  state: SlipState,
  /** Only where it was made by this very request. It is kept nowhere and never answered again. */
  code: z.string().nullable(),
  /** The days of the code that is valid and unused, whoever has it. */
  since: Day.nullable(),
  until: Day.nullable(),
};

const GuardianSheet = z
  .strictObject({
    ...ClassName.shape,
    schoolId: z.string(),
    schoolName: Bilingual,
    people: z.array(z.strictObject({ ...Slip, children: z.array(z.strictObject({ name: z.string(), apart: Apart })) })),
  })
  .meta({ id: 'GuardianSheet' });

const StaffSheet = z
  .strictObject({
    schoolName: Bilingual,
    people: z.array(
      z.strictObject({
        ...Slip,
        posts: z.array(
          z.strictObject({
            role: z.enum(ROLES),
            subject: z.string().nullable(),
            /** Null where it is of the whole school. */
            at: ClassName.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'StaffSheet' });

/** A pupil without an account has no username yet: it is made with the first code. */
const PupilSheet = z
  .strictObject({
    ...ClassName.shape,
    schoolId: z.string(),
    schoolName: Bilingual,
    /** From which grade the school lets pupils sign in themselves; null lets nobody. Nobody is on the sheet of a class below it. */
    fromGrade: z.int().nullable(),
    people: z.array(
      z.strictObject({
        pupilId: z.string(),
        name: z.string(),
        apart: Apart,
        username: z.string().nullable(),
        state: SlipState,
        code: Slip.code,
        since: Slip.since,
        until: Slip.until,
      }),
    ),
  })
  .meta({ id: 'PupilSheet' });

/** The most codes that one request makes: who is left over still stands at `none`, and gets one by asking once more. */
export const MOST_CODES = 240;

/** Nobody is named: a code for each who has neither password nor code. Some are: a new code for these alone, which replaces theirs. */
const Wanted = z
  .strictObject({ again: z.array(z.string().min(1).max(64)).max(MOST_CODES).default([]) })
  .meta({ id: 'WantedCodes' });

export const readGuardianSheet = route({
  id: 'read-guardian-sheet',
  method: 'get',
  path: '/api/classes/:classId/sign-in-sheet',
  access: { roles: ofClass, act: 'read', on: 'class', detail: 'individual' },
  summary: "Which guardians of a class have a password, a sign-in code, or neither; a homeroom teacher's class alone",
  reply: GuardianSheet,
});

/** Neither carries a clientId: the first answer would have to be kept, and a sign-in code is kept nowhere. Sent again they make no second one. */
export const printGuardianSheet = route({
  id: 'print-guardian-sheet',
  method: 'post',
  path: '/api/classes/:classId/sign-in-sheet',
  access: { roles: ofClass, act: 'write', on: 'class', detail: 'individual' },
  summary:
    'Sign-in codes for the guardians of a class who have neither password nor code; a new one for whoever is named',
  body: Wanted,
  reply: GuardianSheet,
});

export const readPupilSheet = route({
  id: 'read-pupil-sheet',
  method: 'get',
  path: '/api/classes/:classId/pupil-sign-in-sheet',
  access: { roles: ofClass, act: 'read', on: 'class', detail: 'individual' },
  summary: 'Which pupils of a class have an account of their own, a password, a sign-in code, or nothing yet',
  reply: PupilSheet,
});

export const printPupilSheet = route({
  id: 'print-pupil-sheet',
  method: 'post',
  path: '/api/classes/:classId/pupil-sign-in-sheet',
  access: { roles: ofClass, act: 'write', on: 'class', detail: 'individual' },
  summary:
    'Accounts and sign-in codes for the pupils of a class who have neither password nor code; a new code for whoever is named by the id of the pupil',
  body: Wanted,
  reply: PupilSheet,
});

export const setFirstGrade = route({
  id: 'set-first-grade',
  method: 'put',
  path: '/api/schools/:schoolId/pupil-sign-in',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate' },
  summary: 'From which grade the pupils of a school may sign in themselves, or that none may; it holds at once',
  body: z
    .strictObject({
      clientId: ClientId,
      fromGrade: z.int().min(OWN_SIGN_IN.lowest).max(OWN_SIGN_IN.highest).nullable(),
    })
    .meta({ id: 'FirstGrade' }),
  reply: z.strictObject({ fromGrade: z.int().nullable() }).meta({ id: 'FirstGradeSaid' }),
});

export const readStaffSheet = route({
  id: 'read-staff-sheet',
  method: 'get',
  path: '/api/schools/:schoolId/sign-in-sheet',
  access: { roles: keepers, act: 'read', on: 'school', detail: 'aggregate' },
  summary: "Which of a school's staff have a password, a sign-in code, or neither",
  reply: StaffSheet,
});

export const printStaffSheet = route({
  id: 'print-staff-sheet',
  method: 'post',
  path: '/api/schools/:schoolId/sign-in-sheet',
  access: { roles: keepers, act: 'write', on: 'school', detail: 'aggregate', alsoClosed: true },
  summary: "Sign-in codes for a school's staff who have neither password nor code; a new one for whoever is named",
  body: Wanted,
  reply: StaffSheet,
});

export const signInSheetRoutes = [
  readGuardianSheet,
  printGuardianSheet,
  readPupilSheet,
  printPupilSheet,
  setFirstGrade,
  readStaffSheet,
  printStaffSheet,
] as const;
