import { DATED, type PersonaName } from './personas.ts';
import { get, nowhereRows, type Row } from './rows.ts';

const SCHOOL = ['office', 'principal'] as const;
/** Below an incident: who noted it changes its words, whoever reads it helps, the homeroom teacher of its day and the school tell the family. */
const BELOW = {
  'amend-incident': { author: 201, homeroom: 403, school: 403 },
  'add-support': { author: 201, homeroom: 201, school: 201 },
  'settle-support': { author: 201, homeroom: 201, school: 201 },
  'share-incident': { author: 403, homeroom: 201, school: 201 },
  'repair-incident': { author: 403, homeroom: 201, school: 201 },
  'reopen-incident': { author: 403, homeroom: 201, school: 201 },
  'withdraw-incident': { author: 201, homeroom: 403, school: 201 },
} as const;

/** Whoever teaches a class may note one of a day of theirs, and the school; in the list each finds what is theirs to read. */
const ofClass = (route: string, ok: number): Row[] => {
  const routes = [route];
  return [
    { routes, at: 'own', all: 404, but: get(ok, 'homeroom', 'labour-teacher', ...SCHOOL) },
    { routes, at: 'other-class', all: 404, but: get(ok, 'other-homeroom', 'labour-teacher', ...SCHOOL) },
    { routes, at: 'other-school', all: 404, but: get(ok, 'other-school-homeroom', 'other-principal') },
    { routes, at: 'twin', all: 404, but: get(ok, 'twin-homeroom', 'twin-principal') },
    { routes, at: 'dated', all: 404, but: get(ok, ...DATED, 'labour-teacher', ...SCHOOL) },
    ...nowhereRows(route),
  ];
};

export const INCIDENT_ROWS: readonly Row[] = [
  ...ofClass('list-class-incidents', 200),
  ...ofClass('note-incident', 201),
  {
    routes: ['note-incident'],
    at: 'before-grant',
    all: 404,
    but: {
      ...get(201, 'former-homeroom', 'last-years-teacher', 'labour-teacher', ...SCHOOL),
      'teacher-since-lately': 422,
    },
  },
  ...Object.entries(BELOW).flatMap(([route, { author, homeroom, school }]): Row[] => {
    const routes = [route];
    // The homeroom teacher noted it, and is both.
    const both = Math.min(author, homeroom);
    const noted = (name: PersonaName, ...answering: PersonaName[]) => ({
      ...get(both, name),
      ...get(school, ...answering),
    });
    return [
      { routes, at: 'own', all: 404, but: noted('homeroom', ...SCHOOL) },
      {
        routes,
        at: 'own-by-labour',
        all: 404,
        but: { 'labour-teacher': author, homeroom, ...get(school, ...SCHOOL) },
      },
      { routes, at: 'other-class', all: 404, but: noted('other-homeroom', ...SCHOOL) },
      { routes, at: 'other-school', all: 404, but: noted('other-school-homeroom', 'other-principal') },
      { routes, at: 'twin', all: 404, but: noted('twin-homeroom', 'twin-principal') },
      // Another homeroom teacher of the class noted it.
      { routes, at: 'dated', all: 404, but: { 'former-homeroom': homeroom, ...get(school, ...SCHOOL) } },
      { routes, at: 'before-grant', all: 404, but: { 'former-homeroom': homeroom, ...get(school, ...SCHOOL) } },
      ...nowhereRows(route),
    ];
  }),
  { routes: ['list-school-incidents'], at: 'own', all: 404, but: get(200, ...SCHOOL) },
  { routes: ['count-school-incidents'], at: 'own', all: 404, but: { principal: 200 } },
  ...['list-school-incidents', 'count-school-incidents'].flatMap((route): Row[] => [
    { routes: [route], at: 'other-school', all: 404, but: { 'other-principal': 200 } },
    { routes: [route], at: 'twin', all: 404, but: { 'twin-principal': 200 } },
    ...nowhereRows(route),
  ]),
  ...['list-shared-incidents'].flatMap((route): Row[] => {
    const routes = [route];
    return [
      { routes, at: 'own', all: 404, but: get(200, 'guardian', 'two-school-guardian', 'pupil') },
      { routes, at: 'classmate', all: 404, but: get(200, 'classmate-guardian', 'classmate-pupil') },
      { routes, at: 'other-class', all: 404 },
      { routes, at: 'other-school', all: 404, but: get(200, 'other-school-guardian', 'two-school-guardian') },
      { routes, at: 'twin', all: 404, but: get(200, 'twin-guardian', 'twin-pupil') },
      { routes, at: 'moved', all: 404 },
      ...nowhereRows(route),
    ];
  }),
];
