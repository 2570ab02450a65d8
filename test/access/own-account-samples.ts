import { randomUUID } from 'node:crypto';
import { blackPng } from '../support/make-photo.ts';

/** What is sent about a pupil's own account, about how somebody wants to be told of a week, and of what a school has printed. */
export const OWN_ACCOUNT_SAMPLES = {
  // Nobody on the sheet is called so: a code for one of these people would end a session that other cells need.
  'print-pupil-sheet': () => ({ body: { again: ['nobody'] } }),
  // As it is said already: whose account is closed stays so.
  'set-first-grade': (_world: unknown, target: string) => ({
    body: { clientId: randomUUID(), fromGrade: target === 'other-school' ? 7 : 3 },
  }),
  'read-emblem': () => ({}),
  'send-emblem': () => ({ query: { clientId: randomUUID() }, body: new Uint8Array(blackPng(100, 100)) }),
  'set-emblem': () => ({ body: { clientId: randomUUID(), motto: '笃行致远' } }),
  'start-message-way': () => ({ body: { way: 'email', address: 'nobody@example.org', language: 'zh' } }),
  'confirm-message-way': () => ({ body: { code: '123456' } }),
};
