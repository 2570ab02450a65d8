import { randomUUID } from 'node:crypto';

export const SHEET_SAMPLES = {
  'read-sheet-template': () => ({ query: { format: 'csv' } }),
  'import-sheet': () => ({
    query: { clientId: randomUUID(), dryRun: 'true', happenedOn: '2026-11-10', title: '体质健康测试' },
    body: new TextEncoder().encode('no table'),
  }),
  'mark-sheet-problems': () => ({
    query: { happenedOn: '2026-11-10' },
    body: new TextEncoder().encode('no table'),
  }),
};
