import { get, nowhereRows, type Row } from './rows.ts';

const WRITES = ['ask-question', 'ask-again', 'settle-question', 'withdraw-question', 'see-answer'];
/** The questions of the samples were asked by a guardian: the child reads them, and goes on with its own alone. */
const byPupil = (route: string) => (/^(ask-again|settle|withdraw)/.test(route) ? 403 : done(route));
const done = (route: string) => (route.startsWith('list-') ? 200 : 201);

/**
 * Questions are the family's, and of who answers: the homeroom teacher of the day, or who rated what is asked about. Another teacher of the class
 * reads its list, in which nothing is, and finds no question. Who answers for the school counts; nobody else does.
 */
export const QUESTION_ROWS: readonly Row[] = [
  ...['list-questions', ...WRITES].flatMap((route): Row[] => {
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
  { routes: ['list-class-questions'], at: 'own', all: 404, but: get(200, 'homeroom', 'labour-teacher') },
  { routes: ['list-class-questions'], at: 'other-class', all: 404, but: get(200, 'other-homeroom', 'labour-teacher') },
  { routes: ['list-class-questions'], at: 'other-school', all: 404, but: get(200, 'other-school-homeroom') },
  { routes: ['list-class-questions'], at: 'twin', all: 404, but: get(200, 'twin-homeroom') },
  {
    routes: ['list-class-questions'],
    at: 'dated',
    all: 404,
    but: get(200, 'former-homeroom', 'last-years-teacher', 'teacher-since-lately', 'labour-teacher'),
  },
  ...['answer-question', 'see-question'].flatMap((route): Row[] => {
    const routes = [route];
    return [
      { routes, at: 'own', all: 404, but: { homeroom: 201 } },
      { routes, at: 'own-by-labour', all: 404, but: { homeroom: 201, 'labour-teacher': 201 } },
      { routes, at: 'other-class', all: 404, but: { 'other-homeroom': 201 } },
      { routes, at: 'other-school', all: 404, but: { 'other-school-homeroom': 201 } },
      { routes, at: 'twin', all: 404, but: { 'twin-homeroom': 201 } },
      { routes, at: 'dated', all: 404, but: { 'former-homeroom': 201 } },
      { routes, at: 'before-grant', all: 404, but: { 'former-homeroom': 201 } },
    ];
  }),
  ...nowhereRows('list-class-questions', 'answer-question', 'see-question'),
  { routes: ['count-school-questions'], at: 'own', all: 404, but: get(200, 'principal', 'office') },
  { routes: ['count-school-questions'], at: 'other-school', all: 404, but: get(200, 'other-principal') },
  { routes: ['count-school-questions'], at: 'twin', all: 404, but: get(200, 'twin-principal') },
  ...nowhereRows('count-school-questions'),
];
