import { DATED, type PersonaName } from './personas.ts';
import { get, nowhereRows, type Row } from './rows.ts';

/** The calendar is read by all staff and kept by the district; people of a school are kept by its office and principal. */
const STAFF: readonly PersonaName[] = [
  'labour-teacher',
  'homeroom',
  'other-homeroom',
  'office',
  'principal',
  'other-school-homeroom',
  'other-principal',
  'officer',
  'roster-manager',
  'twin-homeroom',
  'twin-principal',
  'twin-roster-manager',
  ...DATED,
];
const TERM_WRITES = ['add-term', 'change-term'];

const SCHOOL_READS = ['list-school-people', 'read-emblem'];
const SCHOOL_PUTS = ['end-grant', 'set-account', 'set-first-grade', 'set-emblem'];
const SCHOOL_POSTS = ['add-grant', 'hand-over-grant'];
const PRINTS = ['print-guardian-sheet', 'print-pupil-sheet', 'print-staff-sheet'] as const;
const atSchool = (routes: readonly string[], done: number): Row[] => [
  { routes, at: 'own', all: 404, but: get(done, 'office', 'principal') },
  { routes, at: 'other-school', all: 404, but: get(done, 'other-principal') },
  { routes, at: 'twin', all: 404, but: get(done, 'twin-principal') },
];

export const PEOPLE_ROWS: readonly Row[] = [
  { routes: ['list-terms'], at: 'self', all: 403, but: get(200, ...STAFF) },
  { routes: ['add-term'], at: 'own', all: 404, but: get(201, 'officer', 'roster-manager') },
  { routes: ['change-term'], at: 'own', all: 404, but: get(200, 'officer', 'roster-manager') },
  // A town has no calendar of its own.
  { routes: TERM_WRITES, at: 'other-school', all: 404, but: get(403, 'officer', 'roster-manager') },
  { routes: ['add-term'], at: 'twin', all: 404, but: get(201, 'twin-roster-manager') },
  { routes: ['change-term'], at: 'twin', all: 404, but: get(200, 'twin-roster-manager') },
  ...atSchool([...SCHOOL_READS, ...SCHOOL_PUTS, 'list-guardians', 'end-guardian'], 200),
  ...atSchool([...SCHOOL_POSTS, 'send-emblem', 'add-guardian'], 201),
  // Nobody is called as the sample says, so that nobody gets a code.
  ...atSchool(['issue-sign-in-code'], 404),
  // Nobody on a sheet is called as the sample says, so that nobody gets a code.
  ...atSchool(['read-staff-sheet'], 200),
  ...atSchool(['print-staff-sheet'], 422),
  ...['read-guardian-sheet', 'read-pupil-sheet', 'print-guardian-sheet', 'print-pupil-sheet'].flatMap((ofClass) => {
    const done = ofClass.startsWith('read-') ? 200 : 422;
    return [
      { routes: [ofClass], at: 'own', all: 404, but: get(done, 'homeroom', 'office', 'principal') },
      { routes: [ofClass], at: 'other-class', all: 404, but: get(done, 'other-homeroom', 'office', 'principal') },
      { routes: [ofClass], at: 'other-school', all: 404, but: get(done, 'other-school-homeroom', 'other-principal') },
      { routes: [ofClass], at: 'twin', all: 404, but: get(done, 'twin-homeroom', 'twin-principal') },
      { routes: [ofClass], at: 'dated', all: 404, but: get(done, 'former-homeroom', 'office', 'principal') },
    ];
  }),
  ...nowhereRows(
    'read-guardian-sheet',
    'read-pupil-sheet',
    'read-staff-sheet',
    ...PRINTS,
    ...TERM_WRITES,
    ...SCHOOL_READS,
    ...SCHOOL_PUTS,
    ...SCHOOL_POSTS,
    'send-emblem',
    'issue-sign-in-code',
    'list-guardians',
    'add-guardian',
    'end-guardian',
  ),
];
