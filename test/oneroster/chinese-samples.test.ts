import { expect, test } from 'vitest';
import { readPackage } from '../../server/oneroster/read-package.ts';
import { pack, readBytes, textsOf } from './make-package.ts';

test('the Chinese sample is read into typed rows', async () => {
  const { faults, records, files } = await readPackage(readBytes('oneroster-1.2-zh.zip'));
  expect(faults).toEqual([]);
  expect(records.users.find(({ sourcedId }) => sourcedId === 's-2')).toEqual({
    line: 4,
    sourcedId: 's-2',
    status: 'active',
    dateLastModified: null,
    enabledUser: true,
    username: 's-2',
    givenName: '娜"娜,',
    familyName: '欧阳',
    middleName: null,
    identifier: null,
    agentSourcedIds: [],
    grades: [],
    primaryOrgSourcedId: 'o-ps',
  });
  expect(records.classes).toMatchObject([{ title: '六年级(1)班', grades: ['06'], termSourcedIds: ['t1'], line: 2 }]);
  expect(records.academicSessions[0]).toMatchObject({ type: 'schoolYear', schoolYear: 2027 });
  expect(records.enrollments.map(({ primary }) => primary)).toEqual([true, false, false]);
  expect(files.filter(({ imported }) => !imported).map(({ name }) => name)).toEqual([
    'courses.csv',
    'categories.csv',
    'lineItems.csv',
    'results.csv',
    'lineItemLearningObjectiveIds.csv',
    'resultLearningObjectiveIds.csv',
  ]);
});

test('a byte order mark changes nothing', async () => {
  const plain = await readPackage(readBytes('oneroster-1.2-zh.zip'));
  expect(await readPackage(readBytes('oneroster-1.2-zh-bom.zip'))).toEqual(plain);
});

test('CRLF and blank lines at the end change nothing', async () => {
  const texts = textsOf('oneroster-1.2-zh.zip');
  const windows = Object.entries(texts).map(([name, text]) => [name, `${text.replaceAll(/\r?\n/g, '\r\n')}\r\n`]);
  const plain = await readPackage(readBytes('oneroster-1.2-zh.zip'));
  expect(await readPackage(pack(Object.fromEntries(windows)))).toEqual(plain);
});

test('the bad sample is refused, naming each fault', async () => {
  const { faults, faultCount, records } = await readPackage(readBytes('oneroster-1.2-bad.zip'));
  expect(faults.map(({ file, line, field, code }) => [file, line, field, code])).toEqual([
    ['enrollments.csv', 5, 'role', 'row.invalid_enum'],
    ['enrollments.csv', 5, 'classSourcedId', 'reference.missing_target_record'],
    ['enrollments.csv', 5, 'userSourcedId', 'reference.missing_target_record'],
  ]);
  expect(faultCount).toBe(3);
  expect(records.users).toEqual([]);
  expect(JSON.stringify(faults)).not.toMatch(/studnet|nope|s-9/);
});

test('a town is an org of type local, an education group one of type group', async () => {
  const texts = textsOf('oneroster-1.2-zh.zip');
  const orgs = `${texts['orgs.csv']}o-town,,,新埭镇,local,,o-dist\no-group,,,教育集团,group,,o-dist\no-x,,,x,ext:group,,\n`;
  const { faults, records } = await readPackage(pack({ ...texts, 'orgs.csv': orgs }));
  expect(faults).toEqual([]);
  expect(records.orgs.slice(-3).map(({ type }) => type)).toEqual(['local', 'group', 'ext:group']);
});

test('a delta row carries its status and time, and may name what an earlier package brought', async () => {
  const texts = textsOf('corpus/valid-manifest-only-package.zip');
  const manifest = (texts['manifest.csv'] ?? '').replace('enrollments,absent', 'enrollments,delta');
  const header = textsOf('oneroster-1.2-zh.zip')['enrollments.csv']?.split('\n')[0];
  const row = 'e-9,tobedeleted,2026-09-02T01:02:03.004Z,k-1,o-1,s-1,student,,,';
  const read = await readPackage(pack({ 'manifest.csv': manifest, 'enrollments.csv': `${header}\n${row}\n` }));
  expect(read.faults).toEqual([]);
  expect(read.files).toEqual([{ name: 'enrollments.csv', mode: 'delta', rows: 1, imported: true }]);
  expect(read.records.enrollments).toMatchObject([
    { status: 'tobedeleted', dateLastModified: Date.UTC(2026, 8, 2, 1, 2, 3, 4) },
  ]);
});
