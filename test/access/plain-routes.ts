import type { Sample } from './samples.ts';

/** Routes that are asked with nothing but their address. */
const PLAIN = [
  'end-session',
  'read-me',
  'read-setup',
  'list-classes',
  'list-class-pupils',
  'list-class-rubrics',
  'list-activities',
  'read-class-day',
  'read-grid',
  'find-pupils',
  'read-profile',
  'list-evidence',
  'read-activity-photo',
  'read-pupil-photo',
  'list-starts',
  'list-school-places',
  'list-area-places',
  'read-class-report',
  'read-school-report',
  'list-areas',
  'read-area-report',
  'read-rubrics',
  'list-district-rubrics',
  'read-school-adoptions',
  'read-area-adoptions',
  'list-school-people',
  'read-guardian-sheet',
  'read-staff-sheet',
  'list-guardians',
  'list-terms',
  'list-kept-schools',
  'read-health',
  'read-openapi',
  'list-late-activities',
  'list-look-at',
] as const;
/** The samples of these. */
export const plain = Object.fromEntries(PLAIN.map((id) => [id, () => ({})])) as Record<
  (typeof PLAIN)[number],
  () => Sample
>;
