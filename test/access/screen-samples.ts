import { randomUUID } from 'node:crypto';

export const SCREEN_SAMPLES = {
  'read-school-screens': () => ({}),
  'read-area-screens': () => ({}),
  // No hint is called so: who may decide is told to look again.
  'decide-screen': () => ({
    body: {
      clientId: randomUUID(),
      term: '2026-2027-1',
      screen: 'late',
      subject: 'none',
      outcome: 'explained',
      note: '开学时补录',
      version: 0,
    },
  }),
  'read-pattern': () => ({}),
};
