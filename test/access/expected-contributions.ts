import { DATED, type PersonaName } from './personas.ts';
import { get, nowhereRows, type Row } from './rows.ts';

/** What a family adds is the family's, and of those who teach the class on its day; no office, principal or officer comes near it. */
const OF_FAMILY = [
  'list-contributions',
  'read-contribution-day',
  'add-contribution',
  'withdraw-contribution',
  'add-contribution-photo',
  'read-contribution-photo',
];
/** What is taken back here was sent by a guardian: that is not the child's to do. */
const byPupil = (route: string) => (route === 'withdraw-contribution' ? 403 : done(route));
const done = (route: string) => (/^(list|read|change)-/.test(route) ? 200 : 201);
/** Changed and given to another child by who sent it; the sample names no other child of theirs. */
const OF_AUTHOR = { 'change-contribution': 200, 'move-contribution': 422 };
const OF_CLASS = ['list-waiting-contributions', 'approve-contribution', 'return-contribution', 'read-waiting-photo'];

export const CONTRIBUTION_ROWS: readonly Row[] = [
  ...OF_FAMILY.flatMap((route): Row[] => {
    const [routes, ok, own] = [[route], done(route), byPupil(route)];
    return [
      { routes, at: 'own', all: 404, but: { ...get(ok, 'guardian', 'two-school-guardian'), pupil: own } },
      { routes, at: 'classmate', all: 404, but: { 'classmate-guardian': ok, 'classmate-pupil': own } },
      { routes, at: 'other-class', all: 404 },
      { routes, at: 'other-school', all: 404, but: get(ok, 'other-school-guardian', 'two-school-guardian') },
      { routes, at: 'twin', all: 404, but: { 'twin-guardian': ok, 'twin-pupil': own } },
      { routes, at: 'moved', all: 404 },
      ...nowhereRows(route),
    ];
  }),
  ...Object.entries(OF_AUTHOR).flatMap(([route, ok]): Row[] => {
    const routes = [route];
    // The guardian sent it; and a child has no other child to give it to.
    const pupil = (name: PersonaName) => (route === 'change-contribution' ? get(403, name) : {});
    return [
      { routes, at: 'own', all: 404, but: { guardian: ok, 'two-school-guardian': 403, ...pupil('pupil') } },
      { routes, at: 'classmate', all: 404, but: { 'classmate-guardian': ok, ...pupil('classmate-pupil') } },
      { routes, at: 'other-class', all: 404 },
      { routes, at: 'other-school', all: 404, but: { 'other-school-guardian': ok, 'two-school-guardian': 403 } },
      { routes, at: 'twin', all: 404, but: { 'twin-guardian': ok, ...pupil('twin-pupil') } },
      { routes, at: 'moved', all: 404 },
      ...nowhereRows(route),
    ];
  }),
  ...OF_CLASS.flatMap((route): Row[] => {
    const [routes, ok] = [[route], done(route)];
    return [
      { routes, at: 'own', all: 404, but: get(ok, 'homeroom', 'labour-teacher') },
      { routes, at: 'other-class', all: 404, but: get(ok, 'other-homeroom', 'labour-teacher') },
      { routes, at: 'other-school', all: 404, but: get(ok, 'other-school-homeroom') },
      { routes, at: 'twin', all: 404, but: get(ok, 'twin-homeroom') },
      { routes, at: 'dated', all: 404, but: get(ok, ...DATED, 'labour-teacher') },
      ...nowhereRows(route),
    ];
  }),
  // Whoever teaches is told how much waits; nobody else.
  {
    routes: ['count-waiting-contributions'],
    at: 'self',
    all: 403,
    but: get(
      200,
      ...DATED,
      ...(['homeroom', 'other-homeroom', 'other-school-homeroom', 'labour-teacher', 'twin-homeroom'] as const),
    ),
  },
  // Of a day before the own grant nothing is there.
  ...['approve-contribution', 'return-contribution', 'read-waiting-photo'].map((route) => ({
    routes: [route],
    at: 'before-grant',
    all: 404,
    but: get(done(route), 'former-homeroom', 'last-years-teacher', 'labour-teacher'),
  })),
];
