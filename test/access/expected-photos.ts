import { DATED } from './personas.ts';
import { get, nowhereRows, type Row } from './rows.ts';

/** Photos: whoever reaches the record, and no one else. Nobody can be recognised in those of the samples; each child took part. */
const SCHOOL_1_STAFF = ['labour-teacher', 'office', 'principal'] as const;
const OF_ACTIVITY = ['read-activity-photo'];
const OF_CHILD = ['read-pupil-photo'];
const CONSENT = ['set-photo-consent'];

export const PHOTO_ROWS: readonly Row[] = [
  // Only who logged it and the homeroom teacher add and take away; a colleague sees that it is there.
  ...['add-photo', 'withdraw-photo'].flatMap((route) => {
    const routes = [route];
    return [
      { routes, at: 'own', all: 404, but: { homeroom: 201, 'labour-teacher': 403 } },
      { routes, at: 'own-by-labour', all: 404, but: { homeroom: 201, 'labour-teacher': 201 } },
      { routes, at: 'other-class', all: 404, but: { 'other-homeroom': 201, 'labour-teacher': 403 } },
      { routes, at: 'other-school', all: 404, but: { 'other-school-homeroom': 201 } },
      { routes, at: 'twin', all: 404, but: { 'twin-homeroom': 201 } },
    ];
  }),
  { routes: OF_ACTIVITY, at: 'own', all: 404, but: get(200, 'homeroom', ...SCHOOL_1_STAFF) },
  { routes: OF_ACTIVITY, at: 'other-class', all: 404, but: get(200, 'other-homeroom', ...SCHOOL_1_STAFF) },
  { routes: OF_ACTIVITY, at: 'other-school', all: 404, but: get(200, 'other-school-homeroom', 'other-principal') },
  {
    routes: OF_ACTIVITY,
    at: 'before-grant',
    all: 404,
    but: get(200, 'former-homeroom', 'last-years-teacher', ...SCHOOL_1_STAFF),
  },
  // Taken in the class the child is in by now.
  { routes: OF_CHILD, at: 'moved', all: 404, but: get(200, ...SCHOOL_1_STAFF) },
  { routes: OF_CHILD, at: 'last-years', all: 404, but: get(200, ...SCHOOL_1_STAFF) },
  {
    routes: OF_CHILD,
    at: 'stayed',
    all: 404,
    but: get(200, ...DATED, ...SCHOOL_1_STAFF),
  },
  { routes: OF_ACTIVITY, at: 'twin', all: 404, but: get(200, 'twin-homeroom', 'twin-principal') },
  {
    routes: OF_CHILD,
    at: 'own',
    all: 404,
    but: get(200, 'guardian', 'two-school-guardian', 'pupil', 'homeroom', ...SCHOOL_1_STAFF),
  },
  {
    routes: OF_CHILD,
    at: 'classmate',
    all: 404,
    but: get(200, 'classmate-guardian', 'classmate-pupil', 'homeroom', ...SCHOOL_1_STAFF),
  },
  { routes: OF_CHILD, at: 'other-class', all: 404, but: get(200, 'other-homeroom', ...SCHOOL_1_STAFF) },
  {
    routes: OF_CHILD,
    at: 'other-school',
    all: 404,
    but: get(200, 'other-school-guardian', 'two-school-guardian', 'other-school-homeroom', 'other-principal'),
  },
  {
    routes: OF_CHILD,
    at: 'twin',
    all: 404,
    but: get(200, 'twin-guardian', 'twin-pupil', 'twin-homeroom', 'twin-principal'),
  },
  // Consent is the guardian's alone to give.
  { routes: CONSENT, at: 'own', all: 404, but: get(200, 'guardian', 'two-school-guardian') },
  { routes: CONSENT, at: 'classmate', all: 404, but: get(200, 'classmate-guardian') },
  { routes: CONSENT, at: 'other-school', all: 404, but: get(200, 'other-school-guardian', 'two-school-guardian') },
  { routes: CONSENT, at: 'twin', all: 404, but: get(200, 'twin-guardian') },
  ...nowhereRows('add-photo', 'withdraw-photo', 'read-activity-photo', 'read-pupil-photo', 'set-photo-consent'),
];
