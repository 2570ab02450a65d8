import { get, nowhereRows, type Row } from './rows.ts';

const WRITES = ['write-comment', 'release-comments', 'take-back-comment'];

/** The family chooses (what is sent is of a term that is not there), and any teacher of the child may suggest what the family reads. */
const WORK_ROWS: readonly Row[] = [
  { routes: ['choose-works'], at: 'own', all: 404, but: get(422, 'guardian', 'two-school-guardian', 'pupil') },
  { routes: ['choose-works'], at: 'classmate', all: 404, but: get(422, 'classmate-guardian', 'classmate-pupil') },
  {
    routes: ['choose-works'],
    at: 'other-school',
    all: 404,
    but: get(422, 'other-school-guardian', 'two-school-guardian'),
  },
  { routes: ['choose-works'], at: 'twin', all: 404, but: get(422, 'twin-guardian', 'twin-pupil') },
  { routes: ['suggest-work'], at: 'own', all: 404, but: get(200, 'homeroom', 'labour-teacher') },
  { routes: ['suggest-work'], at: 'other-class', all: 404, but: get(200, 'other-homeroom', 'labour-teacher') },
  { routes: ['suggest-work'], at: 'other-school', all: 404, but: get(200, 'other-school-homeroom') },
  { routes: ['suggest-work'], at: 'twin', all: 404, but: get(200, 'twin-homeroom') },
  {
    routes: ['suggest-work'],
    at: 'before-grant',
    all: 404,
    but: get(200, 'former-homeroom', 'last-years-teacher', 'labour-teacher'),
  },
];

/**
 * A class's comments are its homeroom teacher's of today: no other teacher, no office and no principal reads a draft. What is sent is of a term
 * that is not there: only who may write learns that. Released ones are the family's.
 */
export const COMMENT_ROWS: readonly Row[] = [
  ...[200, 422].flatMap((done): Row[] => {
    const routes = done === 200 ? ['list-comments'] : WRITES;
    return [
      { routes, at: 'own', all: 404, but: { homeroom: done } },
      { routes, at: 'other-class', all: 404, but: { 'other-homeroom': done } },
      { routes, at: 'other-school', all: 404, but: { 'other-school-homeroom': done } },
      { routes, at: 'twin', all: 404, but: { 'twin-homeroom': done } },
      // Who teaches there since whenever is not its homeroom teacher; who is called «former» still is, of this class.
      { routes, at: 'dated', all: 404, but: { 'former-homeroom': done } },
    ];
  }),
  {
    routes: ['read-released-comments'],
    at: 'own',
    all: 404,
    but: get(200, 'guardian', 'two-school-guardian', 'pupil'),
  },
  {
    routes: ['read-released-comments'],
    at: 'classmate',
    all: 404,
    but: get(200, 'classmate-guardian', 'classmate-pupil'),
  },
  { routes: ['read-released-comments'], at: 'other-class', all: 404 },
  {
    routes: ['read-released-comments'],
    at: 'other-school',
    all: 404,
    but: get(200, 'other-school-guardian', 'two-school-guardian'),
  },
  { routes: ['read-released-comments'], at: 'twin', all: 404, but: get(200, 'twin-guardian', 'twin-pupil') },
  { routes: ['read-released-comments'], at: 'moved', all: 404 },
  ...nowhereRows('list-comments', ...WRITES, 'read-released-comments', 'choose-works', 'suggest-work'),
  ...WORK_ROWS,
];
