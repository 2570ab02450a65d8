import { DATED } from './personas.ts';
import { get, type Row } from './rows.ts';

/** Families, teachers, and who answers for a school or an area. Not who checks data, keeps rosters or runs the service. */
const READERS = [
  ...(['guardian', 'classmate-guardian', 'other-school-guardian', 'two-school-guardian', 'twin-guardian'] as const),
  ...(['homeroom', 'labour-teacher', 'other-homeroom', 'other-school-homeroom', 'twin-homeroom'] as const),
  ...(['office', 'principal', 'other-principal', 'twin-principal', 'officer'] as const),
  ...DATED,
] as const;

export const DIGEST_ROWS: readonly Row[] = [
  { routes: ['read-digest', 'read-message-way'], at: 'self', all: 403, but: get(200, ...READERS) },
  { routes: ['see-digest', 'end-message-way'], at: 'self', all: 403, but: get(200, ...READERS) },
  // In this world nothing is sent, and nobody has been sent a code.
  { routes: ['start-message-way'], at: 'self', all: 403, but: get(422, ...READERS) },
  { routes: ['confirm-message-way'], at: 'self', all: 403, but: get(409, ...READERS) },
];
