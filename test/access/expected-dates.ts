import { DATED } from './personas.ts';
import { get, type Row } from './rows.ts';

/** One class, d1s1c3, and several days (test/access/moved.ts): what a grant on it does not hold is not there. */
const SCHOOL_1_STAFF = ['labour-teacher', 'office', 'principal'] as const;
const CLASS_READS = [
  'list-class-pupils',
  'list-class-rubrics',
  'list-activities',
  'read-class-series',
  'read-class-report',
  'export-class-report',
  'print-class-report',
];
const PUPIL_READS = ['read-profile', 'list-evidence', 'export-book', 'read-works'];

export const DATE_ROWS: readonly Row[] = [
  { routes: CLASS_READS, at: 'dated', all: 404, but: get(200, ...DATED, ...SCHOOL_1_STAFF) },
  { routes: ['read-class-day', 'read-grid'], at: 'dated', all: 404, but: get(200, ...DATED, 'labour-teacher') },
  {
    routes: PUPIL_READS,
    at: 'moved',
    all: 404,
    but: get(200, 'former-homeroom', 'last-years-teacher', ...SCHOOL_1_STAFF),
  },
  { routes: PUPIL_READS, at: 'last-years', all: 404, but: get(200, 'last-years-teacher', ...SCHOOL_1_STAFF) },
  { routes: PUPIL_READS, at: 'stayed', all: 404, but: get(200, ...DATED, ...SCHOOL_1_STAFF) },
  {
    routes: ['amend-mark'],
    at: 'before-grant',
    all: 404,
    but: { 'former-homeroom': 200, 'last-years-teacher': 403, 'labour-teacher': 403 },
  },
  {
    // The sample moves it to a day on which the child had left: only who may amend it learns that.
    routes: ['amend-activity'],
    at: 'before-grant',
    all: 404,
    but: { 'former-homeroom': 422, 'last-years-teacher': 403, 'labour-teacher': 403 },
  },
  {
    routes: ['amend-mark'],
    at: 'dated',
    all: 404,
    but: {
      'former-homeroom': 200,
      'last-years-teacher': 403,
      'teacher-since-lately': 403,
      'labour-teacher': 403,
    },
  },
];
