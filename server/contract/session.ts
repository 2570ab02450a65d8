import { z } from 'zod';
import { LONGEST_USERNAME } from '../core/account/username.ts';
import { ROLES, route } from './route.ts';
import { Bilingual, ClassName, Day, Term, text } from './words.ts';

/** 15 is advised; any characters; long ones are kept whole (ASVS 6.2). */
export const NewPassword = z.string().min(10).max(128);

export const SignIn = z
  .strictObject({
    username: text(LONGEST_USERNAME),
    /** The password, or the single-use sign-in code printed by the school. */
    password: z.string().min(1).max(256),
  })
  .meta({ id: 'SignIn' });

export const Done = z.strictObject({ done: z.literal(true) }).meta({ id: 'Done' });

export const SignedIn = z
  .strictObject({
    mustChangePassword: z.boolean(),
    /** The password was right and there is no session yet: this and a code at `/api/session/code` make one. */
    codeToken: z.string().optional(),
  })
  .meta({ id: 'SignedIn' });

export const startSession = route({
  id: 'start-session',
  method: 'post',
  path: '/api/session',
  access: { roles: 'public', act: 'write' },
  summary: 'Sign in',
  body: SignIn,
  reply: SignedIn,
});

export const endSession = route({
  id: 'end-session',
  method: 'delete',
  path: '/api/session',
  access: { roles: 'signed-in', act: 'write' },
  summary: 'Sign out',
  reply: Done,
});

export const Me = z
  .strictObject({
    personId: z.string(),
    name: z.string(),
    username: z.string(),
    mustChangePassword: z.boolean(),
    /** What comes before everything else: a second step is to be set, or was taken off by somebody else. */
    secondStep: z.enum(['needed', 'taken-off']).nullable(),
    terms: z.array(Term),
    /** Why a pupil's own account reads nothing today: its grade, and from which its school opens them (null: for nobody). Else null. */
    closed: z.strictObject({ grade: z.int(), fromGrade: z.int().nullable(), schoolName: Bilingual }).nullable(),
    grants: z.array(
      z.strictObject({
        role: z.enum(ROLES),
        from: Day,
        to: Day.nullable(),
        place: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('pupil'), id: z.string(), name: z.string() }),
          z.strictObject({
            kind: z.literal('class'),
            id: z.string(),
            name: ClassName,
            schoolName: Bilingual,
            subject: z.string().nullable(),
          }),
          z.strictObject({ kind: z.literal('school'), id: z.string(), name: Bilingual }),
          z.strictObject({ kind: z.literal('area'), id: z.string(), name: Bilingual }),
        ]),
      }),
    ),
  })
  .meta({ id: 'Me' });

export const readMe = route({
  id: 'read-me',
  method: 'get',
  path: '/api/me',
  access: { roles: 'signed-in', act: 'read' },
  summary: 'Who I am and what I may see',
  reply: Me,
});

export const PasswordChange = z
  .strictObject({ current: z.string().min(1).max(256), next: NewPassword })
  .meta({ id: 'PasswordChange' });

export const changePassword = route({
  id: 'change-password',
  method: 'put',
  path: '/api/me/password',
  access: { roles: 'signed-in', act: 'write' },
  summary: 'Change my password; every other session of mine ends',
  body: PasswordChange,
  reply: Done,
});
