import { randomUUID } from 'node:crypto';

export const MODERATION_SAMPLES = {
  'list-moderation-rounds': () => ({}),
  'read-moderation-frame': () => ({ query: { dimension: 'labour' } }),
  // Nothing in this world has a note: who may draw is told that there is nothing to judge by.
  'draw-moderation-round': () => ({
    body: { clientId: randomUUID(), dimension: 'labour', share: 0.05, ratersEach: 1, closesOn: '2026-11-20' },
  }),
  'read-moderation-round': () => ({}),
  'close-moderation-round': () => ({ body: { clientId: randomUUID() } }),
  'read-moderation-task': () => ({}),
  // Nobody was asked anything: who may rate is told that there is no such rating.
  'rate-blind': () => ({
    body: { clientId: randomUUID(), ratingId: 'none', answer: { kind: 'level', level: 'A' }, seconds: 9 },
  }),
  'undo-blind-rating': () => ({ body: { clientId: randomUUID(), ratingId: 'none' } }),
};
