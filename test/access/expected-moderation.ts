import { DATED } from './personas.ts';
import { get, nowhereRows, type Row } from './rows.ts';

/** Rounds are for who leads moderation, without a name in them; what is to be judged is for the teachers who were asked. */
const READS = ['list-moderation-rounds', 'read-moderation-frame', 'read-moderation-round'];
const TEACHERS = [
  'homeroom',
  'other-homeroom',
  'other-school-homeroom',
  'labour-teacher',
  'twin-homeroom',
  ...DATED,
] as const;

export const MODERATION_ROWS: readonly Row[] = [
  ...['own', 'other-school'].flatMap((at) => [
    { routes: READS, at, all: 404, but: get(200, 'officer', 'reviewer') },
    { routes: ['close-moderation-round'], at, all: 404, but: get(201, 'officer', 'reviewer') },
  ]),
  // Nothing in this world has a note; the town has one school alone.
  { routes: ['draw-moderation-round'], at: 'own', all: 404, but: get(422, 'officer', 'reviewer') },
  { routes: ['draw-moderation-round'], at: 'other-school', all: 404, but: get(422, 'officer', 'reviewer') },
  { routes: [...READS, 'draw-moderation-round', 'close-moderation-round'], at: 'twin', all: 404 },
  ...nowhereRows(...READS, 'draw-moderation-round', 'close-moderation-round'),
  { routes: ['read-moderation-task'], at: 'self', all: 403, but: get(200, ...TEACHERS) },
  { routes: ['rate-blind', 'undo-blind-rating'], at: 'self', all: 403, but: get(404, ...TEACHERS) },
];
