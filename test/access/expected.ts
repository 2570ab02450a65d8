import { ADOPTION_ROWS } from './expected-adoptions.ts';
import { ARRANGEMENT_ROWS } from './expected-arrangements.ts';
import { COMMENT_ROWS } from './expected-comments.ts';
import { CONTRIBUTION_ROWS } from './expected-contributions.ts';
import { CYCLE_ROWS } from './expected-cycle.ts';
import { DATE_ROWS } from './expected-dates.ts';
import { DIGEST_ROWS } from './expected-digest.ts';
import { FINDING_ROWS } from './expected-findings.ts';
import { IMPROVEMENT_ROWS } from './expected-improvement.ts';
import { INCIDENT_ROWS } from './expected-incidents.ts';
import { MEASUREMENT_ROWS } from './expected-measurement.ts';
import { MODERATION_ROWS } from './expected-moderation.ts';
import { PEOPLE_ROWS } from './expected-people.ts';
import { PHOTO_ROWS } from './expected-photos.ts';
import { PLACE_ROWS } from './expected-places.ts';
import { QUESTION_ROWS } from './expected-questions.ts';
import { ROSTER_ROWS } from './expected-rosters.ts';
import { SCHOOL_YEAR_ROWS } from './expected-school-year.ts';
import { SCREEN_ROWS } from './expected-screens.ts';
import { SECOND_STEP_ROWS } from './expected-second-steps.ts';
import { SESSION_ROWS } from './expected-sessions.ts';
import { SIGHTING_ROWS } from './expected-sightings.ts';
import { WITNESS_ROWS } from './expected-witness.ts';
import { DATED, OWN, type PersonaName } from './personas.ts';
import { get, nowhereRows, type Row } from './rows.ts';

/**
 * The status of every cell, written down by hand from what each comes for (README.md) and docs/rules.md 12.
 * It is never derived from what the routes say of themselves: the matrix compares the two.
 */
/** Whoever has no session, or may do nothing before choosing a password, gets this wherever a row does not say otherwise. */
export const ALWAYS: Partial<Record<PersonaName, number>> = {
  nobody: 401,
  witness: 401,
  disabled: 401,
  'ended-session': 401,
  'must-change-password': 403,
};

const SCHOOL_1_STAFF = ['labour-teacher', 'office', 'principal'] as const;
const TWIN_STAFF = ['twin-homeroom', 'twin-principal'] as const;
const ALL_STAFF = [
  ...SCHOOL_1_STAFF,
  ...TWIN_STAFF,
  'homeroom',
  'other-homeroom',
  'other-school-homeroom',
  'other-principal',
  ...DATED,
] as const;
const GUARDIANS = [
  'guardian',
  'classmate-guardian',
  'other-school-guardian',
  'two-school-guardian',
  'twin-guardian',
] as const;

const CLASS_READS = [
  'list-class-pupils',
  'list-class-rubrics',
  'list-activities',
  'read-class-series',
  'read-class-report',
  'export-class-report',
  'print-class-report',
];
/** 'other-school' stands for a town of the district. No principal and no teacher reaches an area. */
const AREA_REPORTS = ['read-area-report', 'export-area-report'];
const SHEETS = ['import-sheet', 'mark-sheet-problems'];
const SCHOOL_REPORTS = ['read-school-report', 'export-school-report', 'print-school-report', 'list-overlooked-classes'];
const GRIDS = ['read-grid', 'save-grid', 'read-class-day'];
const PUPIL_READS = ['read-profile', 'list-evidence', 'export-book', 'read-works'];
const DRAFT_READS = ['list-district-rubrics', 'read-rubric-version', 'read-rubric-draft'];
const DRAFT_WRITES = ['start-rubric-draft', 'save-rubric-draft', 'publish-rubric', 'discard-rubric-draft'];
export const EXPECTED: readonly Row[] = [
  { routes: CLASS_READS, at: 'own', all: 404, but: get(200, 'homeroom', ...SCHOOL_1_STAFF) },
  { routes: CLASS_READS, at: 'other-class', all: 404, but: get(200, 'other-homeroom', ...SCHOOL_1_STAFF) },
  { routes: CLASS_READS, at: 'other-school', all: 404, but: get(200, 'other-school-homeroom', 'other-principal') },
  { routes: CLASS_READS, at: 'twin', all: 404, but: get(200, ...TWIN_STAFF) },

  { routes: ['log-activity'], at: 'own', all: 404, but: get(201, 'homeroom', 'labour-teacher') },
  { routes: ['log-activity'], at: 'other-class', all: 404, but: get(201, 'other-homeroom', 'labour-teacher') },
  { routes: ['log-activity'], at: 'other-school', all: 404, but: get(201, 'other-school-homeroom') },
  { routes: ['log-activity'], at: 'twin', all: 404, but: get(201, 'twin-homeroom') },

  // A colleague who did not write it and is not the homeroom teacher sees that it is there, and may not touch it.
  { routes: ['amend-mark'], at: 'own', all: 404, but: { homeroom: 200, 'labour-teacher': 403 } },
  { routes: ['amend-mark'], at: 'own-by-labour', all: 404, but: { homeroom: 200, 'labour-teacher': 200 } },
  { routes: ['amend-mark'], at: 'other-class', all: 404, but: { 'other-homeroom': 200, 'labour-teacher': 403 } },
  { routes: ['amend-mark'], at: 'other-school', all: 404, but: { 'other-school-homeroom': 200 } },
  { routes: ['amend-mark'], at: 'twin', all: 404, but: { 'twin-homeroom': 200 } },
  { routes: GRIDS, at: 'own', all: 404, but: get(200, 'homeroom', 'labour-teacher') },
  { routes: GRIDS, at: 'other-class', all: 404, but: get(200, 'other-homeroom', 'labour-teacher') },
  { routes: GRIDS, at: 'other-school', all: 404, but: get(200, 'other-school-homeroom') },
  { routes: GRIDS, at: 'twin', all: 404, but: get(200, 'twin-homeroom') },
  // What is sent holds no table: only who may import learns that. The principal reads, and imports nothing.
  ...[200, 422].flatMap((done) => {
    const routes = done === 200 ? ['read-sheet-template'] : SHEETS;
    return [
      { routes, at: 'own', all: 404, but: get(done, 'homeroom', 'labour-teacher', 'office') },
      { routes, at: 'other-class', all: 404, but: get(done, 'other-homeroom', 'labour-teacher', 'office') },
      { routes, at: 'other-school', all: 404, but: get(done, 'other-school-homeroom') },
      { routes, at: 'twin', all: 404, but: get(done, 'twin-homeroom') },
    ];
  }),
  ...nowhereRows('read-sheet-template', ...SHEETS),
  // Putting back: nobody was taken out, so who may do it is told 409.
  ...[201, 409].flatMap((done) => {
    const routes = [done === 201 ? 'detach-pupil' : 'attach-pupil'];
    return [
      { routes, at: 'own', all: 404, but: { homeroom: done, 'labour-teacher': 403 } },
      { routes, at: 'own-by-labour', all: 404, but: { homeroom: done, 'labour-teacher': done } },
      { routes, at: 'other-class', all: 404, but: { 'other-homeroom': done, 'labour-teacher': 403 } },
      { routes, at: 'other-school', all: 404, but: { 'other-school-homeroom': done } },
      { routes, at: 'twin', all: 404, but: { 'twin-homeroom': done } },
      { routes, at: 'missing', all: 404 },
      { routes, at: 'dots', all: 404 },
      { routes, at: 'long', all: 404 },
      { routes, at: 'nul', all: 400 },
    ];
  }),
  { routes: ['withdraw-activity'], at: 'own', all: 404, but: { homeroom: 201, 'labour-teacher': 403 } },
  { routes: ['withdraw-activity'], at: 'own-by-labour', all: 404, but: { homeroom: 201, 'labour-teacher': 201 } },
  { routes: ['withdraw-activity'], at: 'other-class', all: 404, but: { 'other-homeroom': 201, 'labour-teacher': 403 } },
  { routes: ['withdraw-activity'], at: 'other-school', all: 404, but: { 'other-school-homeroom': 201 } },
  { routes: ['withdraw-activity'], at: 'twin', all: 404, but: { 'twin-homeroom': 201 } },

  { routes: ['amend-activity'], at: 'own', all: 404, but: { homeroom: 200, 'labour-teacher': 403 } },
  { routes: ['amend-activity'], at: 'own-by-labour', all: 404, but: { homeroom: 200, 'labour-teacher': 200 } },
  { routes: ['amend-activity'], at: 'other-class', all: 404, but: { 'other-homeroom': 200, 'labour-teacher': 403 } },
  { routes: ['amend-activity'], at: 'other-school', all: 404, but: { 'other-school-homeroom': 200 } },
  { routes: ['amend-activity'], at: 'twin', all: 404, but: { 'twin-homeroom': 200 } },

  {
    routes: PUPIL_READS,
    at: 'own',
    all: 404,
    but: get(200, 'guardian', 'two-school-guardian', 'pupil', 'homeroom', ...SCHOOL_1_STAFF),
  },
  {
    routes: PUPIL_READS,
    at: 'classmate',
    all: 404,
    but: get(200, 'classmate-guardian', 'classmate-pupil', 'homeroom', ...SCHOOL_1_STAFF),
  },
  { routes: PUPIL_READS, at: 'other-class', all: 404, but: get(200, 'other-homeroom', ...SCHOOL_1_STAFF) },
  {
    routes: PUPIL_READS,
    at: 'other-school',
    all: 404,
    but: get(200, 'other-school-guardian', 'two-school-guardian', 'other-school-homeroom', 'other-principal'),
  },
  { routes: PUPIL_READS, at: 'twin', all: 404, but: get(200, 'twin-guardian', 'twin-pupil', ...TWIN_STAFF) },
  // A family's own copy: staff have the pages.
  { routes: ['export-record'], at: 'own', all: 404, but: get(200, 'guardian', 'two-school-guardian') },
  { routes: ['export-record'], at: 'classmate', all: 404, but: get(200, 'classmate-guardian') },
  { routes: ['export-record'], at: 'other-class', all: 404 },
  {
    routes: ['export-record'],
    at: 'other-school',
    all: 404,
    but: get(200, 'other-school-guardian', 'two-school-guardian'),
  },
  { routes: ['export-record'], at: 'twin', all: 404, but: get(200, 'twin-guardian') },

  { routes: SCHOOL_REPORTS, at: 'own', all: 404, but: get(200, 'office', 'principal') },
  { routes: SCHOOL_REPORTS, at: 'other-school', all: 404, but: get(200, 'other-principal') },
  { routes: SCHOOL_REPORTS, at: 'twin', all: 404, but: get(200, 'twin-principal') },

  ...DATE_ROWS,

  // Nobody finds what is not there, and what is no id at all is not there either; NUL is no text.
  ...[
    ...CLASS_READS,
    ...GRIDS,
    ...PUPIL_READS,
    'export-record',
    'log-activity',
    'amend-mark',
    'withdraw-activity',
    'amend-activity',
    ...SCHOOL_REPORTS,
  ].flatMap((route) => [
    { routes: [route], at: 'missing', all: 404 },
    { routes: [route], at: 'dots', all: 404 },
    { routes: [route], at: 'long', all: 404 },
    { routes: [route], at: 'nul', all: 400 },
  ]),

  // Rubrics are public to whoever belongs to a district's schools; only the district's officer changes them.
  {
    routes: ['read-rubrics'],
    at: 'self',
    all: 403,
    but: get(200, 'officer', 'reviewer', 'school-reviewer', ...ALL_STAFF, ...GUARDIANS, ...OWN),
  },
  { routes: DRAFT_READS, at: 'own', all: 404, but: { officer: 200 } },
  { routes: ['save-rubric-draft'], at: 'own', all: 404, but: { officer: 200 } },
  { routes: ['start-rubric-draft', 'discard-rubric-draft'], at: 'own', all: 404, but: { officer: 201 } },
  { routes: ['publish-rubric'], at: 'own', all: 404, but: { officer: 409 } },
  ...['other-school', 'twin'].map((at) => ({ routes: [...DRAFT_READS, ...DRAFT_WRITES], at, all: 404 })),
  { routes: AREA_REPORTS, at: 'own', all: 404, but: { officer: 200 } },
  { routes: AREA_REPORTS, at: 'other-school', all: 404, but: { officer: 200 } },
  { routes: AREA_REPORTS, at: 'twin', all: 404 },
  { routes: ['list-areas'], at: 'self', all: 403, but: { officer: 200 } },
  ...ADOPTION_ROWS,
  ...[...DRAFT_READS, ...DRAFT_WRITES, ...AREA_REPORTS].flatMap((route) => [
    { routes: [route], at: 'missing', all: 404 },
    { routes: [route], at: 'dots', all: 404 },
    { routes: [route], at: 'long', all: 404 },
    { routes: [route], at: 'nul', all: 400 },
  ]),

  ...PHOTO_ROWS,
  ...SIGHTING_ROWS,
  ...ARRANGEMENT_ROWS,
  ...COMMENT_ROWS,
  ...PLACE_ROWS,
  ...IMPROVEMENT_ROWS,
  ...PEOPLE_ROWS,
  ...SCHOOL_YEAR_ROWS,
  ...SCREEN_ROWS,
  ...FINDING_ROWS,
  ...MEASUREMENT_ROWS,
  ...MODERATION_ROWS,

  { routes: ['list-classes'], at: 'self', all: 403, but: get(200, ...ALL_STAFF) },
  ...DIGEST_ROWS,
  { routes: ['find-pupils'], at: 'self', all: 403, but: get(200, ...ALL_STAFF, ...GUARDIANS) },
  // What is sent is no zip: only who may import anything learns that.
  { routes: ['import-roster'], at: 'self', all: 403, but: get(422, 'roster-manager', 'twin-roster-manager') },
  // Nor is what is sent a list.
  ...ROSTER_ROWS,

  ...SESSION_ROWS,
  ...SECOND_STEP_ROWS,
  ...CONTRIBUTION_ROWS,
  ...CYCLE_ROWS,
  ...QUESTION_ROWS,
  ...WITNESS_ROWS,
  ...INCIDENT_ROWS,
];

export function expectedOf(row: Row, name: PersonaName): number {
  return row.but?.[name] ?? ALWAYS[name] ?? row.all;
}
