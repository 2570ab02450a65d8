import { get, type Row } from './rows.ts';

/** Who has no session that is good for more than choosing a password. */
const WITHOUT_SESSION = ['nobody', 'witness', 'disabled', 'ended-session', 'must-change-password'] as const;
const SIGNED_OUT = { nobody: 401, witness: 401, disabled: 401, 'ended-session': 401 };

/** Coming in, going out, oneself, and what the service says of itself. */
export const SESSION_ROWS: readonly Row[] = [
  { routes: ['read-me'], at: 'self', all: 200, but: { ...SIGNED_OUT, 'must-change-password': 200 } },
  {
    routes: ['list-own-sessions', 'end-other-sessions'],
    at: 'self',
    all: 200,
    but: { ...SIGNED_OUT, 'must-change-password': 403 },
  },
  // The sample's session is not one's own.
  { routes: ['end-own-session'], at: 'self', all: 404, but: { ...SIGNED_OUT, 'must-change-password': 403 } },
  // The sample's present password is wrong.
  { routes: ['change-password'], at: 'self', all: 422, but: { ...SIGNED_OUT, 'must-change-password': 422 } },
  { routes: ['start-session'], at: 'self', all: 401, but: get(401, 'must-change-password') },
  { routes: ['read-health', 'read-openapi', 'read-setup'], at: 'self', all: 200, but: get(200, ...WITHOUT_SESSION) },
  {
    routes: ['read-last-restore'],
    at: 'self',
    all: 403,
    but: get(200, 'operator', 'principal', 'other-principal', 'twin-principal'),
  },
  // The sample has no link.
  { routes: ['set-up'], at: 'self', all: 403, but: get(403, ...WITHOUT_SESSION) },
  { routes: ['end-session'], at: 'self', all: 200, but: { ...SIGNED_OUT, 'must-change-password': 200 } },
];
