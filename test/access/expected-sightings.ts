import { get, nowhereRows, type Row } from './rows.ts';

/** Who saw a child is for its family, and for the office and the principal of its school: no teacher learns who else looked. */
const routes = ['list-sightings'];
export const SIGHTING_ROWS: readonly Row[] = [
  { routes, at: 'own', all: 404, but: get(200, 'guardian', 'two-school-guardian', 'office', 'principal') },
  { routes, at: 'classmate', all: 404, but: get(200, 'classmate-guardian', 'office', 'principal') },
  { routes, at: 'other-class', all: 404, but: get(200, 'office', 'principal') },
  {
    routes,
    at: 'other-school',
    all: 404,
    but: get(200, 'other-school-guardian', 'two-school-guardian', 'other-principal'),
  },
  { routes, at: 'twin', all: 404, but: get(200, 'twin-guardian', 'twin-principal') },
  // The child's homeroom teacher before has no more of it than the one of today.
  { routes, at: 'moved', all: 404, but: get(200, 'office', 'principal') },
  { routes, at: 'last-years', all: 404, but: get(200, 'office', 'principal') },
  ...nowhereRows(...routes),
];
