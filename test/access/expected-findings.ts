import { get, nowhereRows, type Row } from './rows.ts';

/** What a finding of a school's report opens in a class: for who reads the report, and for no teacher. */
const routes = ['list-overlooked-pupils', 'list-late-activities'];
export const FINDING_ROWS: readonly Row[] = [
  { routes, at: 'own', all: 404, but: get(200, 'office', 'principal') },
  { routes, at: 'other-class', all: 404, but: get(200, 'office', 'principal') },
  { routes, at: 'other-school', all: 404, but: get(200, 'other-principal') },
  { routes, at: 'twin', all: 404, but: get(200, 'twin-principal') },
  ...nowhereRows(...routes, 'list-look-at'),
  // Whom to look at this week is for who teaches the class, and no control of it.
  { routes: ['list-look-at'], at: 'own', all: 404, but: get(200, 'homeroom', 'labour-teacher') },
  { routes: ['list-look-at'], at: 'other-class', all: 404, but: get(200, 'other-homeroom', 'labour-teacher') },
  { routes: ['list-look-at'], at: 'other-school', all: 404, but: get(200, 'other-school-homeroom') },
  { routes: ['list-look-at'], at: 'twin', all: 404, but: get(200, 'twin-homeroom') },
];
