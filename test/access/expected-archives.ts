import { get, nowhereRows, type Row } from './rows.ts';

const FILED = ['list-archives', 'print-archive', 'export-archive'];
/** Who looks at what is filed of a class, and asks for corrections; the homeroom teacher files nothing and decides nothing. */
const LOOK: readonly (readonly [route: string, done: number])[] = [
  ['read-class-archives', 200],
  ['list-correctable', 422],
  ['ask-correction', 422],
  ['end-correction', 409],
];
const DECIDE: readonly (readonly [route: string, done: number])[] = [
  ['file-class-records', 422],
  ['decide-correction', 409],
];

/** Who has something to do at the end of a term: families, homeroom teachers, and who answers for a school. */
const WHO_ENDS = [
  ...(['guardian', 'classmate-guardian', 'other-school-guardian', 'two-school-guardian', 'twin-guardian'] as const),
  ...(['homeroom', 'other-homeroom', 'other-school-homeroom', 'twin-homeroom'] as const),
  ...(['office', 'principal', 'other-principal', 'twin-principal'] as const),
  'former-homeroom',
] as const;

/**
 * No term was at notice to its end, and what is to be decided or ended was refused: only who may learns that. Of a report that was filed the child's
 * family reads all, a school what it filed itself.
 */
export const ARCHIVE_ROWS: readonly Row[] = [
  { routes: ['read-own-term'], at: 'self', all: 403, but: get(200, ...WHO_ENDS) },
  ...LOOK.flatMap(([route, done]): Row[] => [
    { routes: [route], at: 'own', all: 404, but: get(done, 'homeroom', 'office', 'principal') },
    { routes: [route], at: 'other-class', all: 404, but: get(done, 'other-homeroom', 'office', 'principal') },
    { routes: [route], at: 'other-school', all: 404, but: get(done, 'other-school-homeroom', 'other-principal') },
    { routes: [route], at: 'twin', all: 404, but: get(done, 'twin-homeroom', 'twin-principal') },
    { routes: [route], at: 'dated', all: 404, but: get(done, 'former-homeroom', 'office', 'principal') },
    ...nowhereRows(route),
  ]),
  ...DECIDE.flatMap(([route, done]): Row[] => [
    { routes: [route], at: 'own', all: 404, but: get(done, 'office', 'principal') },
    { routes: [route], at: 'other-class', all: 404, but: get(done, 'office', 'principal') },
    { routes: [route], at: 'other-school', all: 404, but: get(done, 'other-principal') },
    { routes: [route], at: 'twin', all: 404, but: get(done, 'twin-principal') },
    { routes: [route], at: 'dated', all: 404, but: get(done, 'office', 'principal') },
    ...nowhereRows(route),
  ]),
  ...FILED.flatMap((route): Row[] => [
    {
      routes: [route],
      at: 'own',
      all: 404,
      but: get(200, 'guardian', 'two-school-guardian', 'pupil', 'office', 'principal'),
    },
    {
      routes: [route],
      at: 'classmate',
      all: 404,
      but: get(200, 'classmate-guardian', 'classmate-pupil', 'office', 'principal'),
    },
    { routes: [route], at: 'other-class', all: 404, but: get(200, 'office', 'principal') },
    {
      routes: [route],
      at: 'other-school',
      all: 404,
      but: get(200, 'other-school-guardian', 'two-school-guardian', 'other-principal'),
    },
    { routes: [route], at: 'twin', all: 404, but: get(200, 'twin-guardian', 'twin-pupil', 'twin-principal') },
    { routes: [route], at: 'moved', all: 404, but: get(200, 'office', 'principal') },
    ...nowhereRows(route),
  ]),
];
