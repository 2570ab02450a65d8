import { describe, expect, test } from 'vitest';
import type { Fault } from '../../server/oneroster/faults.ts';
import { readPackage } from '../../server/oneroster/read-package.ts';
import { columnsOf, fileOf, tableNames } from '../../server/oneroster/tables.ts';
import { fullPackage, pack } from './make-package.ts';

const faultsOf = async (changes: Record<string, string | Uint8Array>): Promise<readonly Fault[]> =>
  (await readPackage(pack({ ...fullPackage(), ...changes }))).faults;
const placesOf = async (changes: Record<string, string | Uint8Array>): Promise<readonly unknown[]> =>
  (await faultsOf(changes)).map(({ file, line, field, code }) => [file, line, field, code]);
const orgs = fullPackage()['orgs.csv'] ?? '';
const manifest = fullPackage()['manifest.csv'] ?? '';

test.each<[string, string | Uint8Array, readonly unknown[]]>([
  ['a lone quote in a value', `${orgs}\no-2,,,a"b,school,,\n`, [4, null, 'csv.unescaped_quote']],
  ['a quote left open', `${orgs}\n\no-2,,,"ab,school,,\no-3,,,c,school,,\n`, [5, null, 'csv.unclosed_quote']],
  ['text after a quote', `${orgs}\no-2,,,"ab"c,school,,\n`, [4, null, 'csv.unexpected_character_after_quote']],
  ['a NUL', `${orgs}\no-2,,,a\u0000b,school,,\n`, [4, 'name', 'row.invalid_text']],
  ['a line break in a value', `${orgs}\no-2,,,"a\nb",school,,\n`, [4, null, 'csv.unclosed_quote']],
  ['a bare carriage return', `${orgs}\no-2,,,a\rb,school,,\n`, [4, 'name', 'row.invalid_text']],
  ['a novel', `${orgs}\no-2,,,${'a'.repeat(4001)},school,,\n`, [4, 'name', 'row.invalid_text']],
  ['a value too few', `${orgs}\no-2,,,a,school,\n`, [4, null, 'table.row_width_mismatch']],
  ['only blanks where text is required', `${orgs}\no-2,,,　 ,school,,\n`, [4, 'name', 'row.missing_required_value']],
  ['GBK', Buffer.from(`${orgs}\no-2,,,\xc0\xee\xd0\xa1\xc3\xf7,school,,\n`, 'latin1'), [null, null, 'file.not_utf8']],
  ['UTF-16', Buffer.from(`\ufeff${orgs}`, 'utf16le'), [null, null, 'file.not_utf8']],
  ['a surrogate written as UTF-8', Buffer.from(`${orgs}\xed\xa0\x80`, 'latin1'), [null, null, 'file.not_utf8']],
  ['nothing', '', [null, null, 'table.missing_header']],
  ['a header alone', orgs.split('\n')[0] ?? '', [null, null, 'table.missing_data_rows']],
])('orgs.csv with %s', async (_, content, expected) => {
  expect(await placesOf({ 'orgs.csv': content })).toEqual([['orgs.csv', ...expected]]);
});

test('metadata columns may follow, and are passed over', async () => {
  const lines = orgs.trim().split('\n');
  const more = lines.map((line, row) => `${line},${row === 0 ? 'metadata.code' : 'x'}`).join('\n');
  expect(await placesOf({ 'orgs.csv': more })).toEqual([]);
});

test('a header too short or in the wrong case', async () => {
  const short = orgs.replace(/,parentSourcedId/, '');
  expect(await placesOf({ 'orgs.csv': short })).toEqual([['orgs.csv', 1, 'parentSourcedId', 'schema.missing_header']]);
  expect(await placesOf({ 'orgs.csv': orgs.replace('name', 'Name') })).toEqual([
    ['orgs.csv', 1, 'name', 'schema.header_order_mismatch'],
    ['orgs.csv', 1, 'name', 'schema.missing_header'],
  ]);
});

test('a package of another version of OneRoster is that, and whatever else differs is not told', async () => {
  const older = `${manifest}\n`
    .replace('oneroster.version,1.2', 'oneroster.version,2.0')
    .replaceAll(/file\.\w*(?:coring|sult)\w*,\w+\n/gi, '');
  expect(await placesOf({ 'manifest.csv': older, 'users.csv': 'sourcedId,status\n1,active\n' })).toEqual([
    ['manifest.csv', 3, 'oneroster.version', 'manifest.invalid_oneroster_version'],
  ]);
});

test.each<[string, string, string, unknown[]]>([
  ['another version', 'oneroster.version,1.2', 'oneroster.version,2.0', ['invalid_oneroster_version', 3]],
  ['another manifest version', 'manifest.version,1.0', 'manifest.version,2.0', ['invalid_manifest_version', 2]],
  ['an unknown mode', 'file.users,bulk', 'file.users,full', ['invalid_file_mode', 24]],
  ['a property nobody knows', 'file.users,bulk', 'file.users,bulk\nfile.pupils,bulk', ['unknown_property', 25]],
  ['a property twice', 'file.users,bulk', 'file.users,bulk\nfile.users,bulk', ['duplicate_property', 25]],
  ['a property missing', 'file.users,bulk\n', '', ['missing_property', null]],
  ['three values', 'file.users,bulk', 'file.users,bulk,x', ['row_width_mismatch', 24]],
])('a manifest with %s', async (_, from, to, [code, line]) => {
  const changed = `${manifest}\n`.replace(from, to);
  const faults = await faultsOf({ 'manifest.csv': changed });
  expect(faults.map((fault) => [fault.code, fault.line])).toContainEqual([`manifest.${code}`, line]);
});

test('a date must exist, a time must be UTC', async () => {
  const sessions = fullPackage()['academicSessions.csv'] ?? '';
  const faults = await placesOf({ 'academicSessions.csv': sessions.replace('2025-06-01', '2025-02-29') });
  expect(faults).toEqual([['academicSessions.csv', 2, 'endDate', 'row.invalid_date']]);
  const delta = Object.entries(fullPackage()).map(([name, text]) => [name, text.replaceAll(',bulk', ',delta')]);
  const users = (fullPackage()['users.csv'] ?? '').replaceAll(',,,true', ',active,2025-01-02T03:04:05+08:00,true');
  const { faults: all } = await readPackage(pack({ ...Object.fromEntries(delta), 'users.csv': users }));
  const late = all.filter(({ file }) => file === 'users.csv').map(({ field, code }) => [field, code]);
  expect(late).toEqual([
    ['dateLastModified', 'row.invalid_datetime'],
    ['dateLastModified', 'row.invalid_datetime'],
  ]);
});

describe('a list', () => {
  const classes = fullPackage()['classes.csv'] ?? '';
  const codesFor = async (terms: string): Promise<readonly unknown[]> =>
    (await placesOf({ 'classes.csv': classes.replace(',as-1,', `,${terms},`) })).map((place) => (place as string[])[3]);

  test('is checked part by part', async () => {
    expect(await codesFor('"as-1,as-parent"')).toEqual([]);
    expect(await codesFor('"as-1,as-2,as-3"')).toEqual(Array(2).fill('reference.missing_target_record'));
    expect(await codesFor('"as-1,,as-parent"')).toEqual(['row.invalid_list']);
    expect(await codesFor('"as-1, as-parent"')).toEqual(['row.invalid_guid']);
    expect(await codesFor('')).toEqual(['row.missing_required_value']);
  });
});

test('200 faults are kept, all are counted', async () => {
  const rows = Array.from({ length: 1000 }, (_, row) => `o${row},,,a,shcool,,\n`).join('');
  const { faults, faultCount } = await readPackage(pack({ ...fullPackage(), 'orgs.csv': `${orgs}\n${rows}` }));
  expect([faults.length, faultCount]).toEqual([200, 1000]);
});

describe('no fault repeats what was read', () => {
  const canary = 'CANARY 李';
  const withoutCanary = async (changes: Record<string, string>, least = 1): Promise<void> => {
    const faults = await faultsOf(changes);
    expect(faults.length).toBeGreaterThanOrEqual(least);
    expect(JSON.stringify(faults)).not.toContain('CANARY');
  };

  test.each(tableNames)('%s: any value, header or quote', async (name) => {
    const file = fileOf(name);
    const [header = '', row = ''] = (fullPackage()[file] ?? '').split('\n');
    const width = columnsOf(name).length;
    const line = (cell: string): string => Array(width).fill(cell).join();
    await withoutCanary({ [file]: `${header}\n${line(canary)}\n${row},${canary}\n` }, 4);
    await withoutCanary({ [file]: `${header}\n${line(`"${canary}\u0000"`)}\n` }, width - 2);
    await withoutCanary({ [file]: `${line(canary)}\n${row}\n` }, width);
    await withoutCanary({ [file]: `${header},${canary}\n${row}\n` });
    await withoutCanary({ [file]: `${header}\n${canary}"${canary}\n` });
    await withoutCanary({ [file]: `${header}\n${canary},"${canary}\n` });
    const references = columnsOf(name).map(({ target, need }) => target !== null && need === 'required');
    const astray = row.split(',').map((cell, position) => (references[position] ? 'CANARY' : cell));
    await withoutCanary({ [file]: `${header}\n${astray.join()}\n` }, references.filter(Boolean).length);
  });

  test('the manifest', async () => {
    await withoutCanary({ 'manifest.csv': `${manifest}\n${canary},${canary}\n${canary}\n` }, 2);
    await withoutCanary({ 'manifest.csv': manifest.replaceAll('bulk', canary) }, 20);
    await withoutCanary({ 'manifest.csv': manifest.replace('1.2', canary) });
    await withoutCanary({ 'manifest.csv': `${canary}\n` });
    await withoutCanary({ 'manifest.csv': `${manifest}\n${canary}"\n` });
  });

  test('an entry’s name', async () => {
    await withoutCanary({ [`${canary}.csv`]: 'x' });
    await withoutCanary({ [`../${canary}.csv`]: 'x' });
    await withoutCanary({ [`CANARY/users.csv`]: 'x' });
  });
});
