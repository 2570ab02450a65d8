import { get, nowhereRows, type Row } from './rows.ts';

/** A homeroom teacher keeps the list of the own class; moves, classes and the new term are the school's. */
const KEPT = ['add-pupil', 'return-pupil', 'end-stay'];
const ofClass = (routes: readonly string[], done: number): Row[] => [
  { routes, at: 'own', all: 404, but: get(done, 'homeroom', 'office', 'principal') },
  { routes, at: 'other-class', all: 404, but: get(done, 'other-homeroom', 'office', 'principal') },
  { routes, at: 'other-school', all: 404, but: get(done, 'other-school-homeroom', 'other-principal') },
  { routes, at: 'twin', all: 404, but: get(done, 'twin-homeroom', 'twin-principal') },
  { routes, at: 'dated', all: 404, but: get(done, 'former-homeroom', 'office', 'principal') },
];
const ofSchool = (routes: readonly string[], done: number): Row[] => [
  { routes, at: 'own', all: 404, but: get(done, 'office', 'principal', 'roster-manager') },
  { routes, at: 'other-school', all: 404, but: get(done, 'other-principal', 'roster-manager') },
  { routes, at: 'twin', all: 404, but: get(done, 'twin-principal', 'twin-roster-manager') },
];

export const SCHOOL_YEAR_ROWS: readonly Row[] = [
  ...ofClass(['list-members'], 200),
  // What no page shows: the office of the class's own school, and not even its principal.
  { routes: ['export-student-numbers'], at: 'own', all: 404, but: get(200, 'office') },
  { routes: ['export-student-numbers'], at: 'other-class', all: 404, but: get(200, 'office') },
  { routes: ['export-student-numbers'], at: 'other-school', all: 404 },
  { routes: ['export-student-numbers'], at: 'twin', all: 404 },
  { routes: ['export-student-numbers'], at: 'dated', all: 404, but: get(200, 'office') },
  ...ofClass(KEPT, 422),
  // What was seen is not what stands.
  ...ofClass(['correct-pupil'], 409),
  // No child of that name is in the class: who may move is told so, and nobody else gets further.
  { routes: ['move-pupils'], at: 'own', all: 404 },
  { routes: ['move-pupils'], at: 'other-school', all: 404 },
  { routes: ['move-pupils'], at: 'twin', all: 404 },
  { routes: ['list-kept-schools'], at: 'self', all: 403, but: get(200, 'roster-manager', 'twin-roster-manager') },
  { routes: ['end-school'], at: 'self', all: 403, but: { 'roster-manager': 422, 'twin-roster-manager': 404 } },
  // No end of the school has been said.
  { routes: ['take-back-end'], at: 'self', all: 403, but: { 'roster-manager': 422, 'twin-roster-manager': 404 } },
  ...ofSchool(['list-school-classes', 'list-school-staff'], 200),
  ...ofSchool(['open-class', 'start-term'], 422),
  ...ofSchool(['rename-class'], 404),
  ...nowhereRows(
    'list-members',
    'export-student-numbers',
    ...KEPT,
    'correct-pupil',
    'move-pupils',
    'list-school-classes',
    'list-school-staff',
    'open-class',
    'rename-class',
    'start-term',
  ),
];
