/** Routes that are asked with nothing but their address. */
const PLAIN = [
  'end-session',
  'list-own-sessions',
  'end-own-session',
  'end-other-sessions',
  'read-second-step',
  'see-second-step-off',
  'read-me',
  'read-setup',
  'list-classes',
  'list-class-pupils',
  'list-class-rubrics',
  'read-class-series',
  'read-class-day',
  'read-grid',
  'read-profile',
  'list-sightings',
  'export-book',
  'read-activity-photo',
  'read-pupil-photo',
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
  'read-pupil-sheet',
  'read-staff-sheet',
  'list-guardians',
  'list-terms',
  'list-kept-schools',
  'read-health',
  'read-last-restore',
  'read-openapi',
  'list-late-activities',
  'list-look-at',
  'count-waiting-contributions',
] as const;
/** Readings that look for nothing in particular. */
const SEARCHES = ['find-pupils', 'list-evidence', 'list-activities', 'list-starts'] as const;

/** The samples of these. */
export const plain = {
  ...Object.fromEntries(PLAIN.map((id) => [id, () => ({})])),
  ...Object.fromEntries(SEARCHES.map((id) => [id, () => ({ body: {} })])),
} as Record<(typeof PLAIN)[number], () => Record<string, never>> &
  Record<(typeof SEARCHES)[number], () => { body: Record<string, never> }>;
