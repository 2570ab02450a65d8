import { randomUUID } from 'node:crypto';

const noList = { body: new TextEncoder().encode('no list') };

/** What nobody can read, so that who may send it is told so and nothing is written. */
export const ROSTER_SAMPLES = {
  'import-roster': () => ({
    query: { clientId: randomUUID(), dryRun: 'true' },
    body: new TextEncoder().encode('no zip'),
  }),
  'import-class-list': () => ({ query: { clientId: randomUUID(), dryRun: 'true' }, ...noList }),
  'mark-class-list-problems': () => noList,
  'look-at-list-columns': () => noList,
  'list-list-meanings': () => ({}),
  'forget-list-meaning': () => ({ body: { clientId: randomUUID(), heading: 'none', column: '' } }),
};
