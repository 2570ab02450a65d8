import { get, nowhereRows, type Row } from './rows.ts';

const OWN_WRITES = ['confirm-own-record', 'take-back-own-confirmation'];
const CLASS_WRITES = ['confirm-class-records', 'take-back-class-confirmation'];

/**
 * A family reads what it confirms, its guardians confirm; the homeroom teacher and the principal confirm by class, the office looks on. No term was at
 * notice to its end: whoever may confirm is told so (422).
 */
export const CONFIRMATION_ROWS: readonly Row[] = [
  {
    routes: ['read-own-confirmation'],
    at: 'own',
    all: 404,
    but: get(200, 'guardian', 'two-school-guardian', 'pupil'),
  },
  {
    routes: ['read-own-confirmation'],
    at: 'classmate',
    all: 404,
    but: get(200, 'classmate-guardian', 'classmate-pupil'),
  },
  { routes: ['read-own-confirmation'], at: 'twin', all: 404, but: get(200, 'twin-guardian', 'twin-pupil') },
  {
    routes: ['read-own-confirmation'],
    at: 'other-school',
    all: 404,
    but: get(200, 'other-school-guardian', 'two-school-guardian'),
  },
  { routes: OWN_WRITES, at: 'own', all: 404, but: get(422, 'guardian', 'two-school-guardian') },
  { routes: OWN_WRITES, at: 'classmate', all: 404, but: get(422, 'classmate-guardian') },
  { routes: OWN_WRITES, at: 'twin', all: 404, but: get(422, 'twin-guardian') },
  { routes: OWN_WRITES, at: 'other-school', all: 404, but: get(422, 'other-school-guardian', 'two-school-guardian') },
  ...['read-own-confirmation', ...OWN_WRITES].flatMap((route): Row[] => [
    { routes: [route], at: 'other-class', all: 404 },
    { routes: [route], at: 'moved', all: 404 },
    ...nowhereRows(route),
  ]),
  ...(
    [
      ['read-class-confirmations', 200],
      ['read-class-progress', 422],
    ] as const
  ).flatMap(([route, done]): Row[] => [
    { routes: [route], at: 'own', all: 404, but: get(done, 'homeroom', 'office', 'principal') },
    { routes: [route], at: 'other-class', all: 404, but: get(done, 'other-homeroom', 'office', 'principal') },
    { routes: [route], at: 'other-school', all: 404, but: get(done, 'other-school-homeroom', 'other-principal') },
    { routes: [route], at: 'twin', all: 404, but: get(done, 'twin-homeroom', 'twin-principal') },
    { routes: [route], at: 'dated', all: 404, but: get(done, 'former-homeroom', 'office', 'principal') },
  ]),
  { routes: CLASS_WRITES, at: 'own', all: 404, but: get(422, 'homeroom', 'principal') },
  { routes: CLASS_WRITES, at: 'other-class', all: 404, but: get(422, 'other-homeroom', 'principal') },
  { routes: CLASS_WRITES, at: 'other-school', all: 404, but: get(422, 'other-school-homeroom', 'other-principal') },
  { routes: CLASS_WRITES, at: 'twin', all: 404, but: get(422, 'twin-homeroom', 'twin-principal') },
  { routes: CLASS_WRITES, at: 'dated', all: 404, but: get(422, 'former-homeroom', 'principal') },
  ...nowhereRows('read-class-confirmations', 'read-class-progress', ...CLASS_WRITES),
  { routes: ['list-school-confirmations'], at: 'own', all: 404, but: get(200, 'office', 'principal') },
  { routes: ['list-school-confirmations'], at: 'other-school', all: 404, but: get(200, 'other-principal') },
  { routes: ['list-school-confirmations'], at: 'twin', all: 404, but: get(200, 'twin-principal') },
  ...nowhereRows('list-school-confirmations'),
];
