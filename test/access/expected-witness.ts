import { get, nowhereRows, type Row } from './rows.ts';

const WITHOUT = get(404, 'nobody', 'disabled', 'ended-session', 'must-change-password');

/** Links are made by who sent what they are about, and taken back as it is; they are read and answered by whoever holds one and by nobody else. */
export const WITNESS_ROWS: readonly Row[] = [
  ...(['make-witness-link', 'end-witness-link'] as const).flatMap((route): Row[] => {
    const routes = [route];
    // The guardian sent it: the other one takes links back, and neither of them makes one, nor the child.
    const other = route === 'end-witness-link' ? 201 : 403;
    return [
      { routes, at: 'own', all: 404, but: { guardian: 201, 'two-school-guardian': other, pupil: 403 } },
      { routes, at: 'classmate', all: 404, but: { 'classmate-guardian': 201, 'classmate-pupil': 403 } },
      { routes, at: 'other-class', all: 404 },
      { routes, at: 'other-school', all: 404, but: { 'other-school-guardian': 201, 'two-school-guardian': other } },
      { routes, at: 'twin', all: 404, but: { 'twin-guardian': 201, 'twin-pupil': 403 } },
      { routes, at: 'moved', all: 404 },
      ...nowhereRows(route),
    ];
  }),
  // No session opens them, and none is needed: everybody but the witness has a secret that is no link's.
  { routes: ['read-witness-link'], at: 'self', all: 404, but: { ...WITHOUT, witness: 200 } },
  { routes: ['answer-witness-link'], at: 'self', all: 404, but: { ...WITHOUT, witness: 201 } },
];
