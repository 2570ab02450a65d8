import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPackage } from '../../server/oneroster/read-package.ts';
import { columnsOf, fileOf, hasTable, type TableName, tableNames } from '../../server/oneroster/tables.ts';
import { olderTexts } from '../roster/pack-older.ts';
import { packRoster, smallRoster } from '../roster/pack-roster.ts';
import { fileUrl, pack } from './make-package.ts';

type Specified = Record<string, readonly { readonly name: string; readonly required: boolean }[]>;

const specified = JSON.parse(readFileSync(fileUrl('v1p1-csv-columns.json'), 'utf8')) as Specified;
const older = tableNames.filter((name) => hasTable('1.1', name));
const roster = () => ({ ...smallRoster(), demographics: [{ sourcedId: 'p1', sex: 'female' }] });
const texts = () => olderTexts(roster());
const placesOf = async (changes: Record<string, string>) =>
  (await readPackage(pack({ ...texts(), ...changes }))).faults.map(({ file, line, field, code }) =>
    [file, line, field, code].filter((one) => one !== null).join(' '),
  );

describe('the columns of 1.1', () => {
  test('are of the files that it has', () => {
    expect([...older].sort()).toEqual(Object.keys(specified).sort());
  });

  test.each(older)('%s: as published, but for what drafts call otherwise and metadata', (name) => {
    const shared = new Set(['status', 'dateLastModified']);
    const ours = columnsOf(name, '1.1').filter((column) => !shared.has(column.name));
    const theirs = specified[name]?.filter(
      (column) => !shared.has(column.name) && !column.name.startsWith('metadata.'),
    );
    const lower = (column: string) =>
      column.replace(/^userSourcedId$/, name === 'demographics' ? 'sourcedId' : '$&').toLowerCase();
    expect(ours.map((column) => [lower(column.name), column.need === 'required'])).toEqual(
      theirs?.map((column) => [lower(column.name), column.required]),
    );
  });
});

test('public case: a package of OneRoster 1.1 is read, to the rows that 1.2 has', async () => {
  const read = await readPackage(pack(texts()));
  expect(read.faults).toEqual([]);
  const newer = await readPackage(packRoster(roster()));
  const plain = (records: typeof read.records) => ({
    ...records,
    users: records.users.map((row) => ({ ...row, primaryOrgSourcedId: null })),
    roles: records.roles.map(({ userSourcedId, role, orgSourcedId }) => [
      userSourcedId,
      role.replace('principal', 'siteAdministrator'),
      orgSourcedId,
    ]),
  });
  const undated = JSON.parse(
    JSON.stringify(plain(read.records), (key, value) => (key === 'dateLastModified' ? null : value)),
  );
  expect(undated).toEqual(plain(newer.records));
  expect(read.files.map(({ name }) => name)).not.toContain('roles.csv');
});

test('columns may stand in another order, and none may lack', async () => {
  const users = (texts()['users.csv'] ?? '').split('\n').map((line) => line.split(','));
  expect(users.every((cells) => cells.length === users[0]?.length)).toBe(true);
  const turned = users.map((cells) => [...cells].reverse().join()).join('\n');
  expect(await placesOf({ 'users.csv': turned })).toEqual([]);
  const short = users.map((cells) => cells.filter((_, at) => users[0]?.[at] !== 'agentSourcedIds').join()).join('\n');
  expect(await placesOf({ 'users.csv': short })).toEqual(['users.csv 1 agentSourcedIds schema.missing_header']);
  const more = users.map((cells, row) => [...cells, row === 0 ? 'nickname' : 'x'].join()).join('\n');
  expect(await placesOf({ 'users.csv': more })).toEqual(['users.csv 1 schema.invalid_metadata_header']);
});

test('a fault names the file, line and column that the package has', async () => {
  const { 'users.csv': users = '', 'enrollments.csv': enrollments = '' } = texts();
  expect(await placesOf({ 'users.csv': users.replace('student', 'studnet') })).toEqual([
    'users.csv 2 role row.invalid_enum',
  ]);
  expect(await placesOf({ 'enrollments.csv': enrollments.replace('k1', 'k9') })).toEqual([
    'enrollments.csv 2 classSourcedId reference.missing_target_record',
  ]);
});

test('a row that is inactive is no more; a manifest of 1.1 has no file of 1.2', async () => {
  const { 'enrollments.csv': enrollments = '', 'manifest.csv': manifest = '' } = texts();
  const read = await readPackage(pack({ ...texts(), 'enrollments.csv': enrollments.replace('active', 'inactive') }));
  expect(read.records.enrollments.map(({ status }) => status).slice(0, 2)).toEqual(['tobedeleted', 'active']);
  expect(await placesOf({ 'manifest.csv': `${manifest}\nfile.roles,bulk` })).toEqual([
    'manifest.csv file.roles manifest.unknown_property',
  ]);
  expect(await placesOf({ 'manifest.csv': manifest.replace('1.1', '1.0') })).toEqual([
    'manifest.csv 3 oneroster.version manifest.invalid_oneroster_version',
  ]);
});

test.each(older)('%s: no fault repeats what was read', async (name: TableName) => {
  const columns = columnsOf(name, '1.1').map((column) => column.name);
  const rows = [columns, columns.map(() => 'CANARY 李'), ['CANARY']].map((cells) => cells.join()).join('\n');
  const manifest = (texts()['manifest.csv'] ?? '').replace(`file.${name},absent`, `file.${name},bulk`);
  for (const text of [rows, rows.replace('sourcedId', 'CANARY')]) {
    const { faults } = await readPackage(pack({ ...texts(), 'manifest.csv': manifest, [fileOf(name)]: text }));
    expect(faults.length).toBeGreaterThan(0);
    expect(JSON.stringify(faults)).not.toContain('CANARY');
  }
});
