import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { LINK_STATES } from '../core/witness/links.ts';
import { route } from './route.ts';
import { Done } from './session.ts';
import { ClientId, Day, nameText, Time, text } from './words.ts';

/** Why no link is made: too many are open, or were made of this one. */
export const WITNESS_FAULTS = ['witness.open', 'witness.all'] as const;
export type WitnessFault = (typeof WITNESS_FAULTS)[number];

/** What somebody outside said of what a family added. It is no approval and counts in nothing. */
export const WitnessAnswer = z
  .strictObject({
    at: Time,
    isTrue: z.boolean(),
    name: z.string(),
    role: z.string(),
    organisation: z.string(),
    line: z.string().nullable(),
    /** It was said of what the family said then, and has said otherwise since. */
    isEarlier: z.boolean(),
  })
  .meta({ id: 'WitnessAnswer' });

/** A link as its family sees it: its secret is told when it is made, and never again. */
export const WitnessLink = z
  .strictObject({
    linkId: z.string(),
    state: z.enum(LINK_STATES),
    madeAt: Time,
    endsAt: Time,
    answer: WitnessAnswer.nullable(),
  })
  .meta({ id: 'WitnessLink' });

/** 256 bits of chance. It stands behind the # of an address and in bodies, so that no log on the way keeps it. */
const token = z.string().regex(/^[\w-]{43}$/);

/** Carries no clientId: its first answer would have to be kept, and of a secret a digest is kept alone. Sent again it makes another. */
export const makeWitnessLink = route({
  id: 'make-witness-link',
  method: 'post',
  path: '/api/pupils/:pupilId/contributions/:contributionId/witness-links',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary:
    'Who sent it makes a link that somebody outside answers once, within 14 days; the family hands it over itself and chooses whether it names the child',
  body: z.strictObject({ showsName: z.boolean() }).meta({ id: 'NewWitnessLink' }),
  reply: z.strictObject({ linkId: z.string(), token: z.string(), endsAt: Time }).meta({ id: 'WitnessLinkMade' }),
});

export const endWitnessLink = route({
  id: 'end-witness-link',
  method: 'post',
  path: '/api/pupils/:pupilId/contributions/:contributionId/witness-links/:linkId/end',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary:
    'A guardian of the child takes a link back that nobody has answered; a pupil only one of what it sent itself',
  body: z.strictObject({ clientId: ClientId }).meta({ id: 'WitnessLinkEnd' }),
  reply: z.strictObject({ linkId: z.string() }).meta({ id: 'WitnessLinkEnded' }),
});

/** Its path ends as that of a reading with a body does, and it says nothing but what it says here. */
export const readWitnessLink = route({
  id: 'read-witness-link',
  method: 'post',
  path: '/api/witness-links/search',
  access: { roles: 'public', act: 'read' },
  summary: 'Whoever holds a link reads the one thing that it is about; of a link that is over, that it is',
  body: z.strictObject({ token }).meta({ id: 'WitnessLinkHeld' }),
  reply: z
    .discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('open'),
        /** To be said with the answer; where the family has changed it since, the answer is 409 stale. */
        version: z.int(),
        /** What the child is called; null where the family chose not to say. */
        pupilName: z.string().nullable(),
        title: z.string(),
        happenedOn: Day,
        hours: z.number().nullable(),
        organiser: z.string().nullable(),
        endsAt: Time,
      }),
      z.strictObject({ state: z.enum(['answered', 'expired', 'ended']) }),
    ])
    .meta({ id: 'WitnessLinkRead' }),
});

export const answerWitnessLink = route({
  id: 'answer-witness-link',
  method: 'post',
  path: '/api/witness-links/answer',
  access: { roles: 'public', act: 'write' },
  summary: 'Whoever holds a link says once whether it is so, and who says it',
  body: z
    .strictObject({
      token,
      version: z.int().min(1),
      isTrue: z.boolean(),
      name: nameText(40),
      /** What they are there: coach, committee member. */
      role: text(40),
      organisation: text(80),
      line: text(200).nullable(),
      /** That it is said truthfully and by nobody else. */
      isPledged: z.literal(true),
    })
    .meta({ id: 'WitnessSaid' }),
  reply: Done,
});

/** What somebody outside says of what a family added. */
export const witnessRoutes = [makeWitnessLink, endWitnessLink, readWitnessLink, answerWitnessLink] as const;
