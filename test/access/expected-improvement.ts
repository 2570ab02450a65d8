import { get, nowhereRows, type Row } from './rows.ts';

/** Actions: the principal and the office of a school answer for its own, the officer for those of an area they reach. */
const SCHOOL_WRITES = ['change-school-action', 'settle-school-action'];
const AREA_WRITES = ['change-area-action', 'settle-area-action'];

export const IMPROVEMENT_ROWS: readonly Row[] = [
  { routes: ['add-school-action'], at: 'own', all: 404, but: get(201, 'office', 'principal') },
  { routes: ['add-school-action'], at: 'other-school', all: 404, but: get(201, 'other-principal') },
  { routes: ['add-school-action'], at: 'twin', all: 404, but: get(201, 'twin-principal') },
  { routes: SCHOOL_WRITES, at: 'own', all: 404, but: get(200, 'office', 'principal') },
  { routes: SCHOOL_WRITES, at: 'other-school', all: 404, but: get(200, 'other-principal') },
  { routes: SCHOOL_WRITES, at: 'twin', all: 404, but: get(200, 'twin-principal') },
  // 'other-school' is a town of the same district here.
  { routes: ['add-area-action'], at: 'own', all: 404, but: get(201, 'officer') },
  { routes: ['add-area-action'], at: 'other-school', all: 404, but: get(201, 'officer') },
  { routes: AREA_WRITES, at: 'own', all: 404, but: get(200, 'officer') },
  { routes: AREA_WRITES, at: 'other-school', all: 404, but: get(200, 'officer') },
  { routes: ['add-area-action', ...AREA_WRITES], at: 'twin', all: 404 },
  ...nowhereRows('add-school-action', ...SCHOOL_WRITES, 'add-area-action', ...AREA_WRITES),
];
