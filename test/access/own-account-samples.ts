import { randomUUID } from 'node:crypto';

/** What is sent about a pupil's own account, and about how somebody wants to be told of a week. */
export const OWN_ACCOUNT_SAMPLES = {
  // Nobody on the sheet is called so: a code for one of these people would end a session that other cells need.
  'print-pupil-sheet': () => ({ body: { again: ['nobody'] } }),
  // As it is said already: whose account is closed stays so.
  'set-first-grade': (_world: unknown, target: string) => ({
    body: { clientId: randomUUID(), fromGrade: target === 'other-school' ? 7 : 3 },
  }),
  'start-message-way': () => ({ body: { way: 'email', address: 'nobody@example.org', language: 'zh' } }),
  'confirm-message-way': () => ({ body: { code: '123456' } }),
};
