import { get, nowhereRows, type Row } from './rows.ts';

/** 'other-school' stands for a town of the district. */
const AREA_ADOPTIONS = ['read-area-adoptions', 'switch-area-adoption', 'write-area-indicator'];
const SCHOOL_ADOPTIONS = {
  200: ['read-school-adoptions', 'switch-school-adoption'],
  201: ['write-school-indicator'],
  422: ['switch-offer-to-all'],
};

export const ADOPTION_ROWS: readonly Row[] = [
  { routes: ['read-area-adoptions', 'switch-area-adoption'], at: 'own', all: 404, but: { officer: 200 } },
  { routes: ['read-area-adoptions', 'switch-area-adoption'], at: 'other-school', all: 404, but: { officer: 200 } },
  { routes: ['write-area-indicator'], at: 'own', all: 404, but: { officer: 201 } },
  { routes: ['write-area-indicator'], at: 'other-school', all: 404, but: { officer: 201 } },
  { routes: AREA_ADOPTIONS, at: 'twin', all: 404 },
  // Nothing in the first edition can be offered to all: who may say so is told that.
  ...([200, 201, 422] as const).flatMap((done): Row[] => {
    const routes = SCHOOL_ADOPTIONS[done];
    return [
      { routes, at: 'own', all: 404, but: get(done, 'office', 'principal') },
      { routes, at: 'other-school', all: 404, but: get(done, 'other-principal') },
      { routes, at: 'twin', all: 404, but: get(done, 'twin-principal') },
    ];
  }),
  ...nowhereRows(...AREA_ADOPTIONS, ...Object.values(SCHOOL_ADOPTIONS).flat()),
];
