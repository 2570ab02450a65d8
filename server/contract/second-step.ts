import { z } from 'zod';
import { route } from './route.ts';
import { Done, SignedIn } from './session.ts';
import { ClientId } from './words.ts';

/** Six digits of the phone, or one of the recovery codes; also as a Chinese keyboard writes them (１２３). */
const code = z.string().max(64).normalize('NFKC').trim().min(1);
const password = z.string().min(1).max(256);

/** A public route without a session: `codeToken` is what signing in with the password answered. */
export const finishSession = route({
  id: 'finish-session',
  method: 'post',
  path: '/api/session/code',
  access: { roles: 'public', act: 'write' },
  summary: 'Finish signing in with the code of the phone, or a recovery code, within five minutes of the password',
  body: z.strictObject({ codeToken: z.string().regex(/^[\w-]{43}$/), code }).meta({ id: 'SecondStepSaid' }),
  reply: SignedIn,
});

export const readSecondStep = route({
  id: 'read-second-step',
  method: 'get',
  path: '/api/me/second-step',
  access: { roles: 'signed-in', act: 'read' },
  summary: 'Whether signing in asks me for a code, and whether it could or must',
  reply: z
    .strictObject({
      /** Since when it asks, in epoch milliseconds; null where it does not. */
      since: z.int().nullable(),
      recoveryCodesLeft: z.int(),
      /** Whether what I hold deserves one, and whether the district asks for it. */
      isOffered: z.boolean(),
      isRequired: z.boolean(),
      /** When somebody took it off for me, until I have said that I know. */
      takenOffAt: z.int().nullable(),
    })
    .meta({ id: 'SecondStep' }),
});

/** Carries no clientId: its first answer would have to be kept, and the secret is kept sealed alone. Sent again it makes another. */
export const startSecondStep = route({
  id: 'start-second-step',
  method: 'post',
  path: '/api/me/second-step',
  access: { roles: 'signed-in', act: 'write' },
  summary: 'A new secret for a phone that makes codes; it asks for none before one was confirmed',
  body: z.strictObject({ password }).meta({ id: 'SecondStepStart' }),
  reply: z
    .strictObject({
      /** As text, for a phone that cannot scan. */
      secret: z.string(),
      /** `otpauth://totp/…`, for one that can. */
      uri: z.string(),
    })
    .meta({ id: 'SecondStepSecret' }),
});

export const confirmSecondStep = route({
  id: 'confirm-second-step',
  method: 'put',
  path: '/api/me/second-step',
  access: { roles: 'signed-in', act: 'write' },
  summary: 'Say the first code of the phone: from now on signing in asks for one, and every other session of mine ends',
  body: z.strictObject({ code }).meta({ id: 'SecondStepConfirmation' }),
  reply: z
    .strictObject({
      /** Each is good once in the place of the phone's. They are told here and nowhere again. */
      recoveryCodes: z.array(z.string()),
    })
    .meta({ id: 'RecoveryCodes' }),
});

export const endSecondStep = route({
  id: 'end-second-step',
  method: 'put',
  path: '/api/me/second-step/end',
  access: { roles: 'signed-in', act: 'write' },
  summary: 'Turn it off, with my password and a code; every other session of mine ends',
  body: z.strictObject({ password, code }).meta({ id: 'SecondStepEnd' }),
  reply: Done,
});

export const seeSecondStepOff = route({
  id: 'see-second-step-off',
  method: 'put',
  path: '/api/me/second-step/seen',
  access: { roles: 'signed-in', act: 'write' },
  summary: 'Say that I know that it was taken off',
  reply: Done,
});

export const takeOffSecondStep = route({
  id: 'take-off-second-step',
  method: 'put',
  path: '/api/schools/:schoolId/accounts/:personId/second-step',
  access: {
    roles: ['school-office', 'principal'],
    act: 'write',
    on: 'school',
    detail: 'aggregate',
    alsoClosed: true,
  },
  summary: 'Take off the second step of an account of the school alone, whose owner lost the phone and is told so',
  body: z.strictObject({ clientId: ClientId }).meta({ id: 'LostPhone' }),
  reply: z.strictObject({ personId: z.string() }).meta({ id: 'SecondStepTakenOff' }),
});

/** The second step of signing in. */
export const secondStepRoutes = [
  finishSession,
  readSecondStep,
  startSecondStep,
  confirmSecondStep,
  endSecondStep,
  seeSecondStepOff,
  takeOffSecondStep,
] as const;
