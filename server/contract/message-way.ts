import { z } from 'zod';
import { isAddressOf, WAYS } from '../core/digest/ways.ts';
import { readers } from './digest.ts';
import { route } from './route.ts';
import { Done } from './session.ts';

/** Why a way is refused; pages have words for each. */
export const MESSAGE_FAULTS = ['message.way', 'message.address', 'message.not-sent', 'message.code'] as const;
export type MessageFault = (typeof MESSAGE_FAULTS)[number];

const Way = z.enum(WAYS);
const Language = z.enum(['zh', 'en']);

export const readMessageWay = route({
  id: 'read-message-way',
  method: 'get',
  path: '/api/me/message-way',
  access: { roles: readers, act: 'read', on: 'self', detail: 'aggregate' },
  summary: 'How I am told that a week has something new, and how I could be',
  reply: z
    .strictObject({
      /** The ways that this installation has; none where nothing is set up. */
      offered: z.array(Way),
      /** The hour of Friday from which messages are sent. */
      hour: z.int(),
      way: z.strictObject({ way: Way, address: z.string(), language: Language, isConfirmed: z.boolean() }).nullable(),
    })
    .meta({ id: 'MessageWay' }),
});

/** Carries no clientId: sent again it sends another code, which takes the place of the one before. */
export const startMessageWay = route({
  id: 'start-message-way',
  method: 'post',
  path: '/api/me/message-way',
  access: { roles: readers, act: 'write', on: 'self', detail: 'aggregate' },
  summary: 'Name one address for messages; a code is sent to it, and nothing else before that code has been said',
  body: z
    .strictObject({
      way: Way,
      address: z
        .string()
        .max(254)
        .regex(/^[\x21-\x7e]+$/),
      language: Language,
    })
    .refine(({ way, address }) => isAddressOf(way, address), {
      path: ['address'],
      error: 'this is no address of that way',
      params: { code: 'message.address' satisfies MessageFault },
    })
    .meta({ id: 'MessageWayStart' }),
  reply: z
    .strictObject({
      /** For how many minutes the code is good. */
      minutes: z.int(),
    })
    .meta({ id: 'MessageCodeSent' }),
});

export const confirmMessageWay = route({
  id: 'confirm-message-way',
  method: 'put',
  path: '/api/me/message-way',
  access: { roles: readers, act: 'write', on: 'self', detail: 'aggregate' },
  summary: 'Say the code that came: from now on there is one message a week at most',
  body: z
    .strictObject({
      /** Also as a Chinese keyboard writes it (１２３). */
      code: z.string().max(32).normalize('NFKC').trim().min(1),
    })
    .meta({ id: 'MessageCode' }),
  reply: Done,
});

export const endMessageWay = route({
  id: 'end-message-way',
  method: 'delete',
  path: '/api/me/message-way',
  access: { roles: readers, act: 'write', on: 'self', detail: 'aggregate' },
  summary: 'Want no messages any more; the address is forgotten',
  reply: Done,
});
