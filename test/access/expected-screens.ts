import { DATED } from './personas.ts';
import { get, nowhereRows, type Row } from './rows.ts';

/**
 * Hints are for reviewers alone, a rating pattern for the one whose it is. 'other-school' is another school of the district, which
 * the district's reviewer reaches and the school's own does not; or a town. No officer reaches a school by an area.
 */
export const SCREEN_ROWS: readonly Row[] = [
  { routes: ['read-school-screens'], at: 'own', all: 404, but: get(200, 'reviewer', 'school-reviewer') },
  { routes: ['read-school-screens'], at: 'other-school', all: 404, but: get(200, 'reviewer') },
  { routes: ['read-school-screens'], at: 'twin', all: 404 },
  { routes: ['decide-screen'], at: 'own', all: 404, but: get(409, 'reviewer', 'school-reviewer') },
  { routes: ['decide-screen'], at: 'other-school', all: 404, but: get(409, 'reviewer') },
  { routes: ['decide-screen'], at: 'twin', all: 404 },
  { routes: ['read-area-screens'], at: 'own', all: 404, but: get(200, 'reviewer') },
  { routes: ['read-area-screens'], at: 'other-school', all: 404, but: get(200, 'reviewer') },
  { routes: ['read-area-screens'], at: 'twin', all: 404 },
  ...nowhereRows('read-school-screens', 'decide-screen', 'read-area-screens'),
  {
    routes: ['read-pattern'],
    at: 'self',
    all: 403,
    but: get(
      200,
      ...(['labour-teacher', 'homeroom', 'other-homeroom', 'other-school-homeroom', 'twin-homeroom'] as const),
      ...DATED,
    ),
  },
];
