import { describe, expect, test } from 'vitest';
import { faultsOf, HEAD, openListSchool, pasted, peopleOf, sheet, utf8 } from '../class-lists/list-school.ts';
import {
  enrollment,
  hashOf,
  homeroom,
  packRoster,
  role,
  smallRoster,
  studentNumber,
  user,
} from '../roster/pack-roster.ts';
import { rowOf, rowsOf, sendRoster, stateOf } from '../roster/send-roster.ts';
import { type Put, workbook } from '../sheets/make-sheet.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';

const PUPILS: Put[][] = [
  ['一年级1班', 1, '麦冬阳', '男', studentNumber(1), '麦远山', '13800000001'],
  ['一年级1班', 2, '苏清和', '女', studentNumber(2), '苏远', '13800000002'],
  ['一年级1班', 3, '陈安', '女', studentNumber(3), '陈书', '13800000003'],
  // Two children of one mother.
  ['一年级2班', 1, '陈乐', '男', studentNumber(4), '陈书', '13800000003'],
];
const TABLE = [HEAD, ...PUPILS];
/** 麦冬阳,苏清和 … in GB 18030, which nothing here can write: a table of the signs that are used. */
const GB: Readonly<Record<string, number>> = {
  班: 0xb0e0,
  级: 0xbcb6,
  内: 0xc4da,
  学: 0xd1a7,
  号: 0xbac5,
  姓: 0xd0d5,
  名: 0xc3fb,
  性: 0xd0d4,
  别: 0xb1f0,
  籍: 0xbcae,
  家: 0xbcd2,
  长: 0xb3a4,
  联: 0xc1aa,
  系: 0xcfb5,
  电: 0xb5e7,
  话: 0xbbb0,
  一: 0xd2bb,
  年: 0xc4ea,
  麦: 0xc2f3,
  冬: 0xb6ac,
  阳: 0xd1f4,
  男: 0xc4d0,
  女: 0xc5ae,
  远: 0xd4b6,
  山: 0xc9bd,
  苏: 0xcbd5,
  清: 0xc7e5,
  和: 0xbacd,
  陈: 0xb3c2,
  安: 0xb0b2,
  书: 0xcae9,
  乐: 0xc0d6,
};
function gb18030(text: string): Uint8Array {
  const bytes = [...text].flatMap((sign) => {
    const code = GB[sign];
    if (code === undefined && sign.charCodeAt(0) > 127) throw new Error(`no ${sign}`);
    return code === undefined ? [sign.charCodeAt(0)] : [code >> 8, code & 255];
  });
  return Uint8Array.from(bytes);
}
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const withSign = (sign: string) => TABLE.map((row) => row.join(sign)).join('\r\n');

/** The same two classes as a package. */
function asPackage() {
  const { orgs, academicSessions, courses } = smallRoster();
  const said = PUPILS.map(([className, , name, sex, number], index) => ({
    id: `x${index + 1}`,
    at: String(className).includes('1班') ? 'c1' : 'c2',
    familyName: String(name).slice(0, 1),
    givenName: String(name).slice(1),
    identifier: String(number),
    sex: sex === '男' ? 'male' : 'female',
    agentSourcedIds: `y${Math.min(index + 1, 3)}`,
  }));
  return packRoster({
    orgs: orgs.filter(({ sourcedId }) => sourcedId !== 's1'),
    academicSessions,
    courses: courses.map((row) => ({ ...row, orgSourcedId: 's2' })),
    classes: [homeroom('c1', 1, 1, 's2'), homeroom('c2', 1, 2, 's2')],
    users: [
      ...said.map(({ id, familyName, givenName, identifier, agentSourcedIds }) =>
        user(id, { familyName, givenName, identifier, agentSourcedIds }),
      ),
      user('y1', { familyName: '麦', givenName: '远山' }),
      user('y2', { familyName: '苏', givenName: '远' }),
      user('y3', { familyName: '陈', givenName: '书' }),
    ],
    roles: [
      ...said.map(({ id }) => role(id, 'student', 's2')),
      ...['y1', 'y2', 'y3'].map((id) => role(id, 'parent', 's2')),
    ],
    demographics: said.map(({ id, sex }) => ({ sourcedId: id, sex })),
    enrollments: said.map(({ id, at }) => enrollment(id, at, { schoolSourcedId: 's2' })),
  });
}

const ways: readonly [string, () => Uint8Array | Promise<Uint8Array>, string?][] = [
  ['a workbook', () => workbook(TABLE)],
  ['a CSV in UTF-8', () => utf8(TABLE), 'text/csv'],
  ['a CSV in GB 18030', () => gb18030(withSign(',')), 'text/csv'],
  ['a text in UTF-16 with tabs', () => utf16(withSign('\t')), 'text/csv'],
  ['a text with semicolons', () => new TextEncoder().encode(withSign(';')), 'text/csv'],
  ['a text with full-width commas', () => new TextEncoder().encode(withSign('，')), 'text/csv'],
  ['cells that were copied', () => pasted(TABLE), 'text/tab-separated-values'],
];

test('the same classes as a workbook, as text of every kind, as copied cells and as a package are the same rows', async () => {
  const found: [string, string[]][] = [];
  for (const [name, make, type] of ways) {
    const school = await openListSchool();
    const { status, problem } = await school.send(await make(), type ? { type } : {});
    expect([name, status, faultsOf({ problem })]).toEqual([name, 201, undefined]);
    found.push([name, await peopleOf(school)]);
  }
  const school = await openListSchool();
  expect((await sendRoster(school.world, asPackage())).status).toBe(201);
  const wanted = await peopleOf(school);
  expect(wanted).toContain(`pupil 麦冬阳 male ${studentNumber(1).slice(-4)}`);
  expect(wanted.filter((row) => row.startsWith('grant'))).toHaveLength(4);
  for (const [name, rows] of found) expect([name, rows]).toEqual([name, wanted]);
});

describe('a list', () => {
  test('that is imported twice changes no row; a check writes nothing and says the same', async () => {
    const { world, send } = await openListSchool();
    const before = await stateOf(world);
    const file = await workbook(TABLE);
    const checked = await send(file, { dryRun: true });
    expect(await stateOf(world)).toBe(before);
    const done = await send(file);
    expect([done.status, done.body.outcome, done.body.changes]).toEqual([201, 'imported', checked.body.changes]);
    expect(done.body).toMatchObject({
      term: '2026-2027-1',
      classes: [
        { grade: 1, number: 1, isNew: true, before: 0, after: 3, rows: 3 },
        { grade: 1, number: 2, isNew: true, before: 0, after: 1, rows: 1 },
      ],
      changes: { classes: { created: 2 }, pupils: { created: 4 }, guardians: { created: 3 }, grants: { created: 4 } },
    });
    expect(done.body.listed.slice(0, 3)).toMatchObject([
      { code: 'class-opened', class: { grade: 1, number: 1 } },
      { code: 'class-opened', class: { grade: 1, number: 2 } },
      { code: 'pupil-joined', name: '麦冬阳', class: { number: 1 }, day: '2026-09-01' },
    ]);
    const state = await stateOf(world);
    const again = await send(file);
    for (const change of Object.values(again.body.changes))
      expect(change).toMatchObject({ created: 0, changed: 0, ended: 0 });
    expect(again.body.listed).toEqual([]);
    // A list of one class says nothing of the other.
    expect((await send(await sheet(PUPILS[3] ?? []))).body.listed).toEqual([]);
    expect(hashOf(await stateOf(world))).toBe(hashOf(state));
    for (const row of rowsOf(state, 'classes')) expect(await rebuiltDifferences(world, String(row['id']))).toBe(0);
  });

  test('keeps the number in class, no phone number, and a name nobody can be called by', async () => {
    const { world, send } = await openListSchool();
    await send(await workbook(TABLE));
    const state = await stateOf(world);
    expect(state).not.toContain('13800000001');
    const mother = rowOf(state, 'persons', { name: '陈书' });
    expect(mother['username']).toMatch(/^chenshu\.[a-z2-9]{4}$/);
    expect(mother['contactIndex']).toMatch(/^[\w-]{43}$/);
    const pupil = rowOf(state, 'pupils', { name: '苏清和' });
    expect(rowOf(state, 'enrolments', { pupilId: pupil['id'] ?? '' })['numberInClass']).toBe(2);
  });

  test('says what changes, old to new: who joins, leaves, moves, is renamed, and whose guardian is whose', async () => {
    const { send } = await openListSchool();
    await send(await workbook(TABLE));
    const [a = [], b = [], c = [], d = []] = PUPILS;
    const file = await sheet(
      [...a.slice(0, 2), '麦冬扬', ...a.slice(3)],
      ['一年级2班', 2, ...b.slice(2)],
      [...c.slice(0, 5), '陈清', '13800000009'],
      ['一年级1班', 4, '霍初夏', '女', null, null, null],
    );
    const refused = await send(file);
    expect([refused.status, faultsOf(refused)]).toEqual([422, [' roster.would_shrink']]);
    const { body } = await send(file, { allowShrink: true });
    const said = body.listed.map(({ code, name, from, to, of, class: at, toClass, day }) =>
      [code, name, from, to, of, at?.number, toClass?.number, day].filter((one) => one !== undefined).join(' '),
    );
    expect(said).toEqual([
      'pupil-left 陈乐 2 2026-11-09',
      'pupil-moved 苏清和 1 2 2026-11-10',
      'pupil-joined 霍初夏 1 2026-11-10',
      'pupil-renamed 麦冬扬 麦冬阳 麦冬扬',
      'guardian-ended 陈书 陈安 2026-11-09',
      'guardian-added 陈清 陈安 2026-11-10',
    ]);
    expect(d).toHaveLength(7);
  });
});

describe('who may', () => {
  test('the office of another school may not, nor a teacher or a principal of another; the roster manager of the district may', async () => {
    const { world, send } = await openListSchool();
    const before = await stateOf(world);
    const file = await workbook(TABLE);
    for (const as of ['office-s1', 'office-d1s1', 'homeroom-d1s1c1', 'principal-d1s1', 'officer-d1', 'roster-d2'])
      expect([as, (await send(file, { as })).status]).toEqual([as, 404]);
    expect(await stateOf(world)).toBe(before);
    expect((await send(file, { as: 'roster-d1' })).status).toBe(201);
  });

  test('an office takes no child out of another school; the roster manager moves it', async () => {
    const { send, otherId } = await openListSchool();
    await send(await workbook(TABLE));
    const file = await sheet(['二年级1班', 1, '麦冬阳', '男', studentNumber(1), null, null]);
    const refused = await send(file, { as: 'office-s1', to: otherId });
    expect([refused.status, faultsOf(refused)]).toEqual([422, ['表:2:E:学籍号 pupil.elsewhere']]);
    const moved = await send(file, { as: 'roster-d1', to: otherId });
    expect(moved.body.listed.map(({ code }) => code)).toEqual(['class-opened', 'pupil-moved']);
  });
});
