import { get, nowhereRows, type Row } from './rows.ts';

/** The second step of signing in: one's own, and what an office or a principal takes off for somebody of their school. */
export const SECOND_STEP_ROWS: readonly Row[] = [
  // The sample's half of a sign-in is none of ours.
  { routes: ['finish-session'], at: 'self', all: 401, but: get(401, 'must-change-password') },
  { routes: ['read-second-step', 'see-second-step-off'], at: 'self', all: 200 },
  // The sample's password is wrong: so everybody is told, whatever they hold.
  { routes: ['start-second-step'], at: 'self', all: 422 },
  // Nobody has begun to set one.
  { routes: ['confirm-second-step', 'end-second-step'], at: 'self', all: 409 },
  { routes: ['take-off-second-step'], at: 'own', all: 404, but: get(200, 'office', 'principal') },
  { routes: ['take-off-second-step'], at: 'other-school', all: 404, but: get(200, 'other-principal') },
  { routes: ['take-off-second-step'], at: 'twin', all: 404, but: get(200, 'twin-principal') },
  ...nowhereRows('take-off-second-step'),
];
