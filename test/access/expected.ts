import type { PersonaName } from './personas.ts';

/**
 * The status of every cell, written down by hand from product.md («People and what they come for») and ruling 12.
 * It is never derived from what the routes say of themselves: the matrix compares the two.
 */
type Row = {
  readonly routes: readonly string[];
  readonly at: string;
  /** What everybody gets who is not named in `but`. */
  readonly all: number;
  readonly but?: Partial<Record<PersonaName, number>>;
};

/** Whoever has no session, or may do nothing before choosing a password, gets this wherever a row does not say otherwise. */
export const ALWAYS: Partial<Record<PersonaName, number>> = {
  nobody: 401,
  disabled: 401,
  'ended-session': 401,
  'must-change-password': 403,
};

const get = (status: number, ...names: readonly PersonaName[]) =>
  Object.fromEntries(names.map((name) => [name, status])) as Partial<Record<PersonaName, number>>;

const SCHOOL_1_STAFF = ['labour-teacher', 'office', 'principal'] as const;
const TWIN_STAFF = ['twin-homeroom', 'twin-principal'] as const;
const ALL_STAFF = [
  ...SCHOOL_1_STAFF,
  ...TWIN_STAFF,
  'homeroom',
  'other-homeroom',
  'other-school-homeroom',
  'other-principal',
] as const;
const GUARDIANS = [
  'guardian',
  'classmate-guardian',
  'other-school-guardian',
  'two-school-guardian',
  'twin-guardian',
] as const;

const CLASS_READS = ['list-class-pupils', 'list-class-rubrics', 'list-activities'];
const PUPIL_READS = ['read-profile', 'list-evidence'];
const SIGNED_OUT = { nobody: 401, disabled: 401, 'ended-session': 401 };

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
  { routes: ['withdraw-activity'], at: 'own', all: 404, but: { homeroom: 201, 'labour-teacher': 403 } },
  { routes: ['withdraw-activity'], at: 'own-by-labour', all: 404, but: { homeroom: 201, 'labour-teacher': 201 } },
  { routes: ['withdraw-activity'], at: 'other-class', all: 404, but: { 'other-homeroom': 201, 'labour-teacher': 403 } },
  { routes: ['withdraw-activity'], at: 'other-school', all: 404, but: { 'other-school-homeroom': 201 } },
  { routes: ['withdraw-activity'], at: 'twin', all: 404, but: { 'twin-homeroom': 201 } },

  {
    routes: PUPIL_READS,
    at: 'own',
    all: 404,
    but: get(200, 'guardian', 'two-school-guardian', 'homeroom', ...SCHOOL_1_STAFF),
  },
  {
    routes: PUPIL_READS,
    at: 'classmate',
    all: 404,
    but: get(200, 'classmate-guardian', 'homeroom', ...SCHOOL_1_STAFF),
  },
  { routes: PUPIL_READS, at: 'other-class', all: 404, but: get(200, 'other-homeroom', ...SCHOOL_1_STAFF) },
  {
    routes: PUPIL_READS,
    at: 'other-school',
    all: 404,
    but: get(200, 'other-school-guardian', 'two-school-guardian', 'other-school-homeroom', 'other-principal'),
  },
  { routes: PUPIL_READS, at: 'twin', all: 404, but: get(200, 'twin-guardian', ...TWIN_STAFF) },

  { routes: ['read-school-report'], at: 'own', all: 404, but: get(200, 'office', 'principal') },
  { routes: ['read-school-report'], at: 'other-school', all: 404, but: get(200, 'other-principal') },
  { routes: ['read-school-report'], at: 'twin', all: 404, but: get(200, 'twin-principal') },

  // Nobody finds what is not there, and what is no id at all is not there either; NUL is no text.
  ...[...CLASS_READS, ...PUPIL_READS, 'log-activity', 'amend-mark', 'withdraw-activity', 'read-school-report'].flatMap(
    (route) => [
      { routes: [route], at: 'missing', all: 404 },
      { routes: [route], at: 'dots', all: 404 },
      { routes: [route], at: 'long', all: 404 },
      { routes: [route], at: 'nul', all: 400 },
    ],
  ),

  { routes: ['list-classes'], at: 'self', all: 403, but: get(200, ...ALL_STAFF) },
  { routes: ['find-pupils'], at: 'self', all: 403, but: get(200, ...ALL_STAFF, ...GUARDIANS) },
  // What is sent is no zip: only who may import anything learns that.
  { routes: ['import-roster'], at: 'self', all: 403, but: get(422, 'roster-manager', 'twin-roster-manager') },

  { routes: ['read-me'], at: 'self', all: 200, but: { ...SIGNED_OUT, 'must-change-password': 200 } },
  // The sample's present password is wrong.
  { routes: ['change-password'], at: 'self', all: 422, but: { ...SIGNED_OUT, 'must-change-password': 422 } },
  { routes: ['start-session'], at: 'self', all: 401, but: get(401, 'must-change-password') },
  {
    routes: ['read-health', 'read-openapi'],
    at: 'self',
    all: 200,
    but: get(200, 'nobody', 'disabled', 'ended-session', 'must-change-password'),
  },
  { routes: ['end-session'], at: 'self', all: 200, but: { ...SIGNED_OUT, 'must-change-password': 200 } },
];

export function expectedOf(row: Row, name: PersonaName): number {
  return row.but?.[name] ?? ALWAYS[name] ?? row.all;
}
