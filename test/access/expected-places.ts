import { get, nowhereRows, type Row } from './rows.ts';

/** Templates and bases: teachers use them, the school office and the principal keep the school's, the officer the district's. */
const SCHOOL_WRITES = ['change-school-base', 'change-school-template'];
const AREA_WRITES = ['change-area-base', 'change-area-template'];
const AREA_ADDS = ['add-area-base', 'add-area-template'];

export const PLACE_ROWS: readonly Row[] = [
  { routes: ['list-starts'], at: 'own', all: 404, but: get(200, 'homeroom', 'labour-teacher') },
  { routes: ['list-starts'], at: 'other-class', all: 404, but: get(200, 'other-homeroom', 'labour-teacher') },
  { routes: ['list-starts'], at: 'other-school', all: 404, but: get(200, 'other-school-homeroom') },
  { routes: ['list-starts'], at: 'twin', all: 404, but: get(200, 'twin-homeroom') },
  { routes: ['keep-template'], at: 'own', all: 404, but: get(201, 'homeroom', 'labour-teacher', 'office') },
  { routes: ['keep-template'], at: 'other-school', all: 404, but: get(201, 'other-school-homeroom') },
  { routes: ['keep-template'], at: 'twin', all: 404, but: get(201, 'twin-homeroom') },

  { routes: ['list-school-places'], at: 'own', all: 404, but: get(200, 'office', 'principal') },
  { routes: ['list-school-places'], at: 'other-school', all: 404, but: get(200, 'other-principal') },
  { routes: ['list-school-places'], at: 'twin', all: 404, but: get(200, 'twin-principal') },
  { routes: ['add-school-base'], at: 'own', all: 404, but: get(201, 'office', 'principal') },
  { routes: ['add-school-base'], at: 'other-school', all: 404, but: get(201, 'other-principal') },
  { routes: ['add-school-base'], at: 'twin', all: 404, but: get(201, 'twin-principal') },
  { routes: SCHOOL_WRITES, at: 'own', all: 404, but: get(200, 'office', 'principal') },
  { routes: SCHOOL_WRITES, at: 'other-school', all: 404, but: get(200, 'other-principal') },
  { routes: SCHOOL_WRITES, at: 'twin', all: 404, but: get(200, 'twin-principal') },

  // 'other-school' is a town of the same district here: its places are the district's, to be read there and not changed.
  { routes: ['list-area-places'], at: 'own', all: 404, but: get(200, 'officer') },
  { routes: ['list-area-places'], at: 'other-school', all: 404, but: get(200, 'officer') },
  { routes: ['list-area-places'], at: 'twin', all: 404 },
  { routes: AREA_ADDS, at: 'own', all: 404, but: get(201, 'officer') },
  { routes: AREA_WRITES, at: 'own', all: 404, but: get(200, 'officer') },
  { routes: [...AREA_ADDS, ...AREA_WRITES], at: 'other-school', all: 404, but: get(403, 'officer') },
  { routes: [...AREA_ADDS, ...AREA_WRITES], at: 'twin', all: 404 },
  ...nowhereRows(
    'list-starts',
    'keep-template',
    'list-school-places',
    'add-school-base',
    ...SCHOOL_WRITES,
    'list-area-places',
    ...AREA_ADDS,
    ...AREA_WRITES,
  ),
];
