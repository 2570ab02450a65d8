import { DATED } from './personas.ts';
import { get, nowhereRows, type Row } from './rows.ts';

const READS = ['read-class-notice', 'read-shown-notice'];

/**
 * Whoever teaches a class reads whether its records are at notice; its homeroom teacher of today, the office and the principal open one, office and
 * principal stop it. What is sent names another last day (409), and what is to be stopped has ended (409): only who may learns that.
 */
export const NOTICE_ROWS: readonly Row[] = [
  {
    routes: READS,
    at: 'own',
    all: 404,
    but: get(200, 'homeroom', 'labour-teacher', 'office', 'principal'),
  },
  { routes: ['open-notice'], at: 'own', all: 404, but: get(409, 'homeroom', 'office', 'principal') },
  { routes: ['stop-notice'], at: 'own', all: 404, but: get(409, 'office', 'principal') },
  {
    routes: READS,
    at: 'other-class',
    all: 404,
    but: get(200, 'other-homeroom', 'labour-teacher', 'office', 'principal'),
  },
  { routes: ['open-notice'], at: 'other-class', all: 404, but: get(409, 'other-homeroom', 'office', 'principal') },
  { routes: ['stop-notice'], at: 'other-class', all: 404, but: get(409, 'office', 'principal') },
  {
    routes: READS,
    at: 'other-school',
    all: 404,
    but: get(200, 'other-school-homeroom', 'other-principal'),
  },
  { routes: ['open-notice'], at: 'other-school', all: 404, but: get(409, 'other-school-homeroom', 'other-principal') },
  { routes: ['stop-notice'], at: 'other-school', all: 404, but: get(409, 'other-principal') },
  { routes: READS, at: 'twin', all: 404, but: get(200, 'twin-homeroom', 'twin-principal') },
  { routes: ['open-notice'], at: 'twin', all: 404, but: get(409, 'twin-homeroom', 'twin-principal') },
  { routes: ['stop-notice'], at: 'twin', all: 404, but: get(409, 'twin-principal') },
  {
    routes: READS,
    at: 'dated',
    all: 404,
    but: get(200, ...DATED, 'labour-teacher', 'office', 'principal'),
  },
  { routes: ['open-notice'], at: 'dated', all: 404, but: get(409, 'former-homeroom', 'office', 'principal') },
  { routes: ['stop-notice'], at: 'dated', all: 404, but: get(409, 'office', 'principal') },
  ...nowhereRows('read-class-notice', 'open-notice', 'stop-notice'),
  // What families see of one another is for the families of the class, each by its own child, and for its staff.
  { routes: ['read-own-notice'], at: 'own', all: 404, but: get(200, 'guardian', 'two-school-guardian', 'pupil') },
  { routes: ['read-own-notice'], at: 'classmate', all: 404, but: get(200, 'classmate-guardian', 'classmate-pupil') },
  { routes: ['read-own-notice'], at: 'twin', all: 404, but: get(200, 'twin-guardian', 'twin-pupil') },
  { routes: ['hide-in-notice'], at: 'own', all: 404, but: get(200, 'guardian', 'two-school-guardian') },
  { routes: ['hide-in-notice'], at: 'classmate', all: 404, but: get(200, 'classmate-guardian') },
  { routes: ['hide-in-notice'], at: 'twin', all: 404, but: get(200, 'twin-guardian') },
  ...['read-own-notice', 'hide-in-notice'].flatMap((route): Row[] => [
    {
      routes: [route],
      at: 'other-school',
      all: 404,
      but: get(200, 'other-school-guardian', 'two-school-guardian'),
    },
    { routes: [route], at: 'other-class', all: 404 },
    { routes: [route], at: 'moved', all: 404 },
    ...nowhereRows(route),
  ]),
  ...nowhereRows('read-shown-notice'),
  // What families say against a notice is theirs, and of who decides: what is sent names a notice that does not run (422), or is decided (409).
  ...[
    ['raise-objection', 422],
    ['list-own-objections', 200],
  ].flatMap(([route, done]): Row[] => {
    const [routes, ok] = [[String(route)], Number(done)];
    return [
      { routes, at: 'own', all: 404, but: get(ok, 'guardian', 'two-school-guardian', 'pupil') },
      { routes, at: 'classmate', all: 404, but: get(ok, 'classmate-guardian', 'classmate-pupil') },
      { routes, at: 'other-class', all: 404 },
      { routes, at: 'other-school', all: 404, but: get(ok, 'other-school-guardian', 'two-school-guardian') },
      { routes, at: 'twin', all: 404, but: get(ok, 'twin-guardian', 'twin-pupil') },
      { routes, at: 'moved', all: 404 },
      ...nowhereRows(String(route)),
    ];
  }),
  ...[
    ['list-school-objections', 200],
    ['answer-objection', 409],
  ].flatMap(([route, done]): Row[] => {
    const [routes, ok] = [[String(route)], Number(done)];
    return [
      { routes, at: 'own', all: 404, but: get(ok, 'office', 'principal') },
      { routes, at: 'other-school', all: 404, but: get(ok, 'other-principal') },
      { routes, at: 'twin', all: 404, but: get(ok, 'twin-principal') },
      ...nowhereRows(String(route)),
    ];
  }),
  // How a term ends is said where the calendar is kept; a town has none of its own. What is sent is of another version.
  { routes: ['change-term-scheme'], at: 'own', all: 404, but: get(409, 'officer', 'roster-manager') },
  { routes: ['change-term-scheme'], at: 'other-school', all: 404, but: get(403, 'officer', 'roster-manager') },
  { routes: ['change-term-scheme'], at: 'twin', all: 404, but: get(409, 'twin-roster-manager') },
  ...nowhereRows('change-term-scheme'),
];
