import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readPackage } from '../../server/oneroster/read-package.ts';
import { fullPackage, pack, patchHeaders, readBytes } from './make-package.ts';

const codesOf = async (zip: Uint8Array): Promise<readonly string[]> =>
  (await readPackage(zip)).faults.map((fault) => fault.code);
const megabytes = 1024 * 1024;

test.each([
  ['nothing', new Uint8Array()],
  ['text', strToU8('sourcedId,status\n')],
  ['a cut zip', readBytes('oneroster-1.2-zh.zip').slice(0, 2000)],
])('%s is not a zip', async (_, bytes) => {
  expect(await codesOf(bytes)).toEqual(['package.not_a_zip']);
});

describe('too large', () => {
  const bomb = pack({ ...fullPackage(), 'users.csv': new Uint8Array(100 * megabytes) });

  test('100 MB of zeros in a small zip', async () => {
    expect(bomb.length).toBeLessThan(megabytes);
    expect(await codesOf(bomb)).toEqual(['package.too_large']);
  });

  test('more than 64 MB, honestly packed', async () => {
    const half = randomBytes(33 * megabytes);
    const zip = pack({ 'users.csv': [half, { level: 0 }], 'orgs.csv': [half, { level: 0 }] });
    expect(await codesOf(zip)).toEqual(['package.too_large']);
  });

  test('packed better than 1:100, far below 64 MB', async () => {
    const zip = pack({ ...fullPackage(), 'users.csv': new Uint8Array(20 * megabytes) });
    expect(await codesOf(zip)).toEqual(['package.too_large']);
  });

  test('201 entries', async () => {
    const names = Array.from({ length: 201 }, (_, position) => [`${position}.csv`, 'x']);
    expect(await codesOf(pack(Object.fromEntries(names)))).toEqual(['package.too_large']);
  });

  test('half a million lines', async () => {
    const zip = pack({ ...fullPackage(), 'users.csv': [strToU8(',\n'.repeat(500_001)), { level: 0 }] });
    expect(await codesOf(zip)).toEqual(['package.too_large']);
  });

  test('one endless line', async () => {
    const users = `${fullPackage()['users.csv']}${','.repeat(70_000)}\n`;
    expect(await codesOf(pack({ ...fullPackage(), 'users.csv': users }))).toEqual(['csv.line_too_long']);
  });

  test('a small package may pack as well as it likes', async () => {
    const orgs = Array.from({ length: 9_000 }, (_, row) => `o${row},,,${'学'.repeat(30)},school,,\n`).join('');
    const zip = pack({ ...fullPackage(), 'orgs.csv': `${fullPackage()['orgs.csv']}\n${orgs}` });
    expect(await codesOf(zip)).toEqual([]);
  });
});

describe('a declared size is not believed', () => {
  const zip = pack({ ...fullPackage(), 'users.csv': new Uint8Array(100 * megabytes) });

  test.each([10, 0, 0x7fffffff])('%i bytes declared, 100 MB inside', async (declared) => {
    const [code] = await codesOf(patchHeaders(zip, 22, 24, declared, 4));
    expect(code).toMatch(/^package\.(bad_entry|too_large)$/);
  });

  test('2 GB declared, little inside', async () => {
    const small = patchHeaders(pack(fullPackage()), 22, 24, 0x7fffffff, 4);
    expect(await codesOf(small)).toEqual(['package.bad_entry']);
  });
});

test('public case: what a Finder or an Explorer adds harms nobody, nor does one folder around it all', async () => {
  expect(await codesOf(readBytes('../roster/public-cases/mac-finder.zip'))).toEqual([]);
  const folder = Object.entries(fullPackage()).map(([name, text]) => [`名册 2026/${name}`, text]);
  const extras = {
    '名册 2026/': new Uint8Array(),
    '名册 2026/.DS_Store': 'x',
    '__MACOSX/名册 2026/._users.csv': 'x',
    'Thumbs.db': 'x',
  };
  expect(await codesOf(pack({ ...extras, ...(Object.fromEntries(folder) as Record<string, string>) }))).toEqual([]);
});

describe('entries that are not plain files at the top', () => {
  const csv = strToU8('sourcedId\n');
  const withEntry = (name: string): Uint8Array => pack({ ...fullPackage(), [name]: csv });

  test.each(['../users.csv', 'a/../../users.csv', '/etc/passwd', 'C:\\users.csv', '..\\x.csv', 'district/users.csv'])(
    '%s',
    async (name) => {
      expect(await codesOf(withEntry(name))).toEqual(['package.bad_entry']);
    },
  );

  test('two folders, or a folder and what is beside it', async () => {
    const inFolder = (folder: string, names: (name: string) => boolean) =>
      Object.entries(fullPackage()).map(([name, text]) => [names(name) ? `${folder}/${name}` : name, text] as const);
    const split = inFolder('a', (name) => name < 'm').map(([name, text]) => [name.replace(/^m/, 'b/m'), text]);
    expect(await codesOf(pack(Object.fromEntries(split)))).toEqual(['package.bad_entry']);
    const beside = inFolder('a', (name) => name !== 'users.csv');
    expect(await codesOf(pack(Object.fromEntries(beside)))).toEqual(['package.bad_entry']);
  });

  test('a symbolic link', async () => {
    const link = pack({ ...fullPackage(), 'link.csv': [csv, { os: 3, attrs: (0o120777 << 16) >>> 0 }] });
    expect(await codesOf(link)).toEqual(['package.bad_entry']);
  });

  test('an encrypted entry, wanted or not', async () => {
    expect(await codesOf(patchHeaders(pack(fullPackage()), 6, 8, 1, 2))).toEqual(['package.bad_entry']);
    expect(await codesOf(patchHeaders(pack({ 'notes.txt': 'x' }), 6, 8, 1, 2))).toEqual(['package.bad_entry']);
  });

  test('a compression method nobody asked for', async () => {
    expect(await codesOf(patchHeaders(pack(fullPackage()), 8, 10, 12, 2))).toEqual(['package.bad_entry']);
  });

  test('a wrong checksum', async () => {
    expect(await codesOf(patchHeaders(pack(fullPackage()), 14, 16, 1, 4))).toEqual(['package.bad_entry']);
  });

  test('a file twice', async () => {
    const zip = Buffer.from(pack({ ...fullPackage(), 'xsers.csv': csv })).toString('latin1');
    const twice = Buffer.from(zip.replaceAll('xsers.csv', 'users.csv'), 'latin1');
    expect(await codesOf(twice)).toEqual(['package.duplicate_file']);
  });
});

test('whatever the bytes, there is an answer', async () => {
  const sample = readBytes('oneroster-1.2-zh.zip');
  const change = fc.tuple(fc.nat(sample.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const bytes = Uint8Array.from(sample);
      for (const [at, value] of changes) bytes[at] = value;
      const { faultCount, records } = await readPackage(bytes);
      expect(faultCount === 0 || records.users.length === 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});
