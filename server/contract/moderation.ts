import { z } from 'zod';
import { Count, Found } from './moderation-found.ts';
import { route } from './route.ts';
import { Bilingual, ClientId, Day, Dimension, Term, TermCode, Time, Why } from './words.ts';

const leads = ['officer', 'reviewer'] as const;
const raters = ['teacher', 'homeroom'] as const;

const AreaKind = z.enum(['district', 'town', 'group']);
/** What a draw in one dimension would find: marks by level, those with something to judge by that others may judge, and who may. */
const Frame = z
  .strictObject({
    dimension: Dimension,
    marks: Count,
    judgeable: Count,
    raters: Count,
    /** Why nothing can be drawn. */
    obstacle: z.enum(['few-schools', 'no-rubric', 'nothing-judgeable', 'no-raters']).nullable(),
  })
  .meta({ id: 'ModerationFrame' });

const Round = z
  .strictObject({
    roundId: z.string(),
    dimension: Dimension,
    drawnAt: Time,
    closesOn: Day,
    /** Closed by somebody, or past its last day. */
    isOpen: z.boolean(),
    share: z.number(),
    ratersEach: z.int(),
    marks: Count,
    judgeable: Count,
    /** The share of all marks by level, and how many could be drawn of it. */
    wanted: z.int(),
    drawn: z.int(),
    /** Asked for. */
    ratings: z.int(),
    /** As far as it was when the figures of its area left the schools last; null until they have for the first time. */
    progress: z
      .strictObject({
        countedAt: Time,
        /** Answered with a level; set aside with a reason. */
        rated: Count,
        notEnough: Count,
        knowTheChild: Count,
        /** The median, in whole seconds, from 10 answers on. */
        secondsEach: z.int().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'ModerationRound' });
export type ModerationRound = z.output<typeof Round>;

const RoundRead = z
  .strictObject({
    area: z.strictObject({ areaId: z.string(), kind: AreaKind, name: Bilingual }),
    term: Term,
    why: Why,
    round: Round,
    levels: z.array(z.strictObject({ level: z.string(), label: Bilingual })),
    /** As it left the schools last, which is once a day; null until it has for the first time. */
    found: Found.nullable(),
  })
  .meta({ id: 'ModerationRoundRead' });

export const listModerationRounds = route({
  id: 'list-moderation-rounds',
  method: 'get',
  path: '/api/areas/:areaId/moderation',
  access: { roles: leads, act: 'read', on: 'area', detail: 'aggregate' },
  summary: 'The rounds of blind second ratings in an area and term, with how far they are',
  query: z.strictObject({ term: TermCode.optional() }),
  reply: z
    .strictObject({
      area: z.strictObject({ areaId: z.string(), kind: AreaKind, name: Bilingual }),
      /** Towns and groups inside it, where there may be rounds of their own. */
      inside: z.array(z.strictObject({ areaId: z.string(), kind: AreaKind, name: Bilingual })),
      term: Term,
      terms: z.array(Term),
      dimensions: z.array(Dimension),
      why: Why,
      rounds: z.array(Round),
    })
    .meta({ id: 'ModerationRounds' }),
});

export const readModerationFrame = route({
  id: 'read-moderation-frame',
  method: 'get',
  path: '/api/areas/:areaId/moderation-frame',
  access: { roles: leads, act: 'read', on: 'area', detail: 'aggregate' },
  summary: 'What a draw in one dimension would find this term, before it is drawn',
  query: z.strictObject({ dimension: Dimension }),
  reply: Frame,
});

export const drawModerationRound = route({
  id: 'draw-moderation-round',
  method: 'post',
  path: '/api/areas/:areaId/moderation',
  access: { roles: leads, act: 'write', on: 'area', detail: 'aggregate' },
  summary:
    'Draw 5–10 % of a dimension’s marks of this term and give them, without names, to random teachers of other schools (409 while one is open)',
  body: z
    .strictObject({
      clientId: ClientId,
      dimension: Dimension,
      share: z.number().min(0.05).max(0.1),
      ratersEach: z.int().min(1).max(2),
      closesOn: Day,
    })
    .meta({ id: 'NewModerationRound' }),
  reply: z
    .strictObject({
      roundId: z.string(),
      wanted: z.int(),
      drawn: z.int(),
      raters: z.int(),
      /** The most that one person was given. */
      mostEach: z.int(),
    })
    .meta({ id: 'ModerationRoundDrawn' }),
});

export const readModerationRound = route({
  id: 'read-moderation-round',
  method: 'get',
  path: '/api/areas/:areaId/moderation/:roundId',
  access: { roles: leads, act: 'read', on: 'area', detail: 'aggregate' },
  summary: 'One round: progress by school, and how far teachers of other schools find what was found; nobody is named',
  reply: RoundRead,
});

export const closeModerationRound = route({
  id: 'close-moderation-round',
  method: 'post',
  path: '/api/areas/:areaId/moderation/:roundId/closing',
  access: { roles: leads, act: 'write', on: 'area', detail: 'aggregate' },
  summary: 'End a round; what nobody rated stays unrated (409 where it has ended)',
  body: z.strictObject({ clientId: ClientId }).meta({ id: 'ModerationClosing' }),
  reply: z.strictObject({ roundId: z.string() }).meta({ id: 'ModerationRoundClosed' }),
});

const LeftBecause = z.enum(['not-enough', 'know-the-child']);
/** One mark to judge: what was written, and what the levels mean. No names, no school, no level, no day. */
const Card = z
  .strictObject({
    ratingId: z.string(),
    dimension: Dimension,
    indicator: Bilingual,
    grade: z.int(),
    levels: z.array(z.strictObject({ level: z.string(), label: Bilingual, descriptor: Bilingual })),
    observationPoints: z.array(Bilingual),
    title: z.string(),
    note: z.string(),
    /** Written about all who were there: asked is the level that most of them were given. */
    isShared: z.boolean(),
  })
  .meta({ id: 'BlindCard' });
export type BlindCard = z.output<typeof Card>;

export const readModerationTask = route({
  id: 'read-moderation-task',
  method: 'get',
  path: '/api/moderation',
  access: { roles: raters, act: 'read', on: 'self', detail: 'aggregate' },
  summary: 'What I am asked to judge blind: the next one, how many are left, and the one I answered last',
  reply: z
    .strictObject({
      left: z.int(),
      done: z.int(),
      /** The first last day of the open rounds that ask me. */
      closesOn: Day.nullable(),
      next: Card.nullable(),
      /** The one after, so that a page can show it at once. */
      afterNext: Card.nullable(),
      last: z
        .strictObject({ ratingId: z.string(), level: z.string().nullable(), left: LeftBecause.nullable() })
        .nullable(),
    })
    .meta({ id: 'ModerationTask' }),
});

export const rateBlind = route({
  id: 'rate-blind',
  method: 'post',
  path: '/api/moderation/ratings',
  access: { roles: raters, act: 'write', on: 'self', detail: 'aggregate' },
  summary: 'Judge one of mine, or set it aside with a reason (409 once it is answered or its round has ended)',
  body: z
    .strictObject({
      clientId: ClientId,
      ratingId: z.string().min(1).max(64),
      answer: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('level'), level: z.string().min(1).max(8) }),
        z.strictObject({ kind: z.literal('left'), because: LeftBecause }),
      ]),
      /** From being shown to being answered; more than an hour is an hour. */
      seconds: z.number().min(0).max(3600),
    })
    .meta({ id: 'BlindRating' }),
  reply: z.strictObject({ ratingId: z.string(), left: z.int() }).meta({ id: 'BlindRatingSaid' }),
});

export const undoBlindRating = route({
  id: 'undo-blind-rating',
  method: 'post',
  path: '/api/moderation/undo',
  access: { roles: raters, act: 'write', on: 'self', detail: 'aggregate' },
  summary: 'Take back one of my answers, to judge it again (409 once its round has ended)',
  body: z.strictObject({ clientId: ClientId, ratingId: z.string().min(1).max(64) }).meta({ id: 'BlindUndo' }),
  reply: z.strictObject({ ratingId: z.string(), left: z.int() }).meta({ id: 'BlindUndone' }),
});
