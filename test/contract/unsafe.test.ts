import { expect, test } from 'vitest';
import { saying } from '../support/sources.ts';

/** Who may look at people and places without a scope: written down by hand, and longer only after somebody thought about it. */
const MAY_USE_ALL_TABLES = [
  'db/change-frame.ts',
  'db/derive/derive.ts',
  'db/derive/rollups.ts',
  'db/derive/scores.ts',
  'db/derive/turn-day.ts',
  'db/frame.ts',
  // Whether a key opens what was sealed.
  'db/installation.ts',
  // Whole districts are measured; what of it is shown to whom is the reports' affair.
  'db/measure/frame.ts',
  'db/measure/rating-errors.ts',
  'db/measure/school-cells.ts',
  // How somebody asked to be told of a week, and who is told.
  'db/messages.ts',
  // The move from one engine to the other takes everything.
  'db/move/copy.ts',
  'db/reach/areas.ts',
  'db/reach/calendar.ts',
  // Children of the same guardian, and who looks at what a family adds.
  'db/reach/emblems.ts',
  'db/reach/families.ts',
  'db/reach/grants.ts',
  'db/reach/holders.ts',
  'db/reach/lists.ts',
  // Who may judge what of whom in an area, and the names that are taken out before they do.
  'db/reach/moderation.ts',
  // Pupils' own accounts: of a class that was reached, and whether one that asks is open.
  'db/reach/own-accounts.ts',
  // The places of the asker's own grants.
  'db/reach/own-places.ts',
  'db/reach/participation.ts',
  // Grants and accounts of a school or a child that was reached before.
  'db/reach/people.ts',
  'db/reach/pupils.ts',
  'db/reach/reach-pupil.ts',
  'db/reach/stays.ts',
  'db/reach/target.ts',
  'db/reach/told.ts',
  // What the end of a school changed, by ids that were kept when it was said.
  'db/school-ends.ts',
  // Second steps are a person's own, or taken off where the account was looked at before.
  'db/second-steps.ts',
  'db/seed/demo/families.ts',
  'db/seed/demo/family-side.ts',
  'db/seed/demo/places.ts',
  'db/seed/demo/registry.ts',
  'db/seed/people.ts',
  'db/seed/places.ts',
  'db/sessions.ts',
  'db/sign-in-codes.ts',
  'db/unsafe-tables.ts',
  'server/features/session/store.ts',
  // The operator's commands on the machine itself.
  'server/operator/district.ts',
  'server/operator/every-report.ts',
  'server/operator/list-places.ts',
  'server/operator/people.ts',
  'server/operator/set-up.ts',
  'server/perform.ts',
];
const ONLY_OF_OPERATORS = /^(scripts\/|server\/features\/roster\/)/;

test('only these files reach tables outside a scope', () => {
  const found = saying(/\bunsafeTables\b/);
  expect(found.filter((name) => !ONLY_OF_OPERATORS.test(name))).toEqual(MAY_USE_ALL_TABLES);
  // The roster is people and places itself; it may in one file, which has all of its SQL.
  expect(found.filter((name) => name.startsWith('server/features/roster/')).length).toBeLessThanOrEqual(2);
});

test('a scope is minted in one place, and used by the one that resolves what a request is about', () => {
  expect(saying(/\bunsafeMintScope\b/)).toEqual(['db/scope.ts', 'server/mint-scope.ts']);
  // The demo's open round is drawn by its officer, and its last term is filed by the principals, within their reach.
  expect(saying(/\bmintScope\b/)).toEqual([
    'scripts/demo-cycle.ts',
    'scripts/demo-round.ts',
    'server/mint-scope.ts',
    'server/perform.ts',
  ]);
});

test('what was reached is made in db/reach alone, and nobody casts a row into one', () => {
  const makers = saying(/as (unknown as )?(Found<|Reached)/);
  expect(makers.filter((name) => !name.startsWith('db/reach/'))).toEqual([]);
});

test('raw SQL is written in these files only', () => {
  expect(saying(/\bsql\.raw\(/)).toEqual([]);
  const withSql = saying(/\bsql`/).filter((name) => !name.startsWith('db/schema/'));
  expect(withSql.filter((name) => !name.startsWith('scripts/'))).toEqual(['db/bulk.ts', 'db/dialect.ts']);
});

/** Files that write one of these tables: `insert(…)`, `update(…)`, `delete(…)` or `insertRows(…)` of it, under whatever name it was taken out. */
const writersOf = (table: string) =>
  saying(new RegExp(`(\\.(insert|update|delete)\\(|\\binsertRows\\(\\s*tx,)\\s*([\\w.]+\\.)?${table}\\b`));

test('evidence has one writer, whoever records; what it is derived into has another', () => {
  for (const table of ['activities', 'activityVersions', 'marks', 'markVersions'])
    expect(writersOf(table), table).toEqual(['db/record.ts']);
  for (const table of ['scores', 'rollups']) expect(writersOf(table), table).toEqual(['db/derive/derive.ts']);
  const recording = ['db/record.ts', 'server/recording/record-marks.ts'];
  const callers = saying(
    /\b(insertMarks|changeMarks|moveMarks|claimActivity|changeActivity|withdrawActivity|insertActivities)\(/,
  );
  expect(callers.filter((name) => !recording.includes(name))).toEqual([
    'db/seed/demo/evidence.ts',
    'db/seed/evidence.ts',
  ]);
});

test('a photo of a record comes in one way, whoever took it', () => {
  expect(saying(/\.insert\((\w+\.)?photos\)|insertRows\(tx, (\w+\.)?photos,/)).toEqual(['db/insert-photo.ts']);
});

test('who saw a child is written beside the access and forgotten by age, and changed by nobody', () => {
  expect(writersOf('sightings')).toEqual(['db/sightings.ts']);
  expect(saying(/\b(noteSightings|forgetSightings)\(tx/)).toEqual(['db/sightings.ts', 'server/perform.ts']);
});

test('what calls for help has one writer, and is read by its own feature and by what a family reads', () => {
  for (const table of ['incidents', 'incidentSteps'])
    expect(writersOf(table), table).toEqual(['server/features/incident/store.ts']);
  expect(saying(/\.tables\.incident|\{ incidents?(Steps)?\b[^}]*\} = \w+\.tables/)).toEqual([
    'server/features/incident/store.ts',
    'server/reports/shared-incidents.ts',
  ]);
});

test('what a frame is made of has one writer, which says so to whoever has read it', () => {
  for (const table of [
    'terms',
    'schools',
    'termRubrics',
    'adoptions',
    'offersToAll',
    'arrangements',
    'arrangementVersions',
  ])
    expect(writersOf(table), table).toEqual(['db/change-frame.ts']);
});

test('what somebody sent is read in a process of its own and nowhere else', () => {
  const readers = saying(
    /\b(readFile|markFile|readPackage|reEncode|reEncodeEmblem|fromSvg|readWorkbook|unpackWorkbook|new Transformer|new DOMParser)\(\s*(?!`|join|file|'|fileURL)/,
  );
  expect(readers.filter((name) => name.startsWith('server/features/'))).toEqual([]);
  expect(saying(/import\('\.\.\/(sheets|oneroster|photos|emblem)\//)).toEqual(['server/foreign/tasks.ts']);
  const modules =
    /from '[^']*\/(read-file|mark-file|read-package|re-encode|re-encode-emblem|safe-svg|read-workbook|unpack-workbook|open-zip)\.ts'/;
  const users = saying(modules).filter((name) => !/^server\/(sheets|oneroster|photos|emblem|foreign)\//.test(name));
  const typesOnly = saying(/import type [^;]*\/(read-file|mark-file|read-package|re-encode)\.ts'/);
  expect(users.filter((name) => !typesOnly.includes(name))).toEqual([]);
});
