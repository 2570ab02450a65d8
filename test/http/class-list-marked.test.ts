import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../server/contract/problem.ts';
import { pathWith } from '../../server/contract/request.ts';
import { markClassListProblems } from '../../server/contract/roster.ts';
import { faultsOf, HEAD, type ListSchool, openListSchool, sheet, utf8, XLSX } from '../class-lists/list-school.ts';
import { studentNumber } from '../roster/pack-roster.ts';
import { stateOf } from '../roster/send-roster.ts';
import { type Put, workbook } from '../sheets/make-sheet.ts';

const GOOD: Put[] = ['一年级1班', 1, '麦冬阳', '男', studentNumber(1), '麦远山', '13800000001'];
const BAD: Put[] = ['一年级1班', 2, '苏清和', '女生吗', `${studentNumber(2).slice(0, -1)}9`, '苏远', '13800000002'];
const NAMELESS: Put[] = ['一年级1班', 3, null, '女', null, null, null];

async function marked(
  { world, schoolId }: ListSchool,
  bytes: Uint8Array,
  { as = 'office-s2', type = XLSX, lang = 'zh' } = {},
) {
  const path = pathWith(markClassListProblems.path, { params: { schoolId }, query: { lang } });
  const response = await world.send(as, 'post', path, { headers: { 'content-type': type }, body: bytes as never });
  const isFile = response.status === 200;
  return {
    status: response.status,
    name: decodeURIComponent(/''(.*)$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? ''),
    bytes: isFile ? new Uint8Array(await response.arrayBuffer()) : new Uint8Array(),
    problem: (isFile ? {} : await response.json()) as Problem,
  };
}
const read = async (bytes: Uint8Array) => await readExcel(Buffer.from(bytes));
const notesIn = (data: readonly (readonly unknown[])[], at: number) => data.map((row) => row[at] ?? null);

describe('a workbook that is refused', () => {
  test('comes back with all its sheets, order and values, its bad cells marked and a sentence beside each line', async () => {
    const school = await openListSchool();
    const before = await stateOf(school.world);
    const others: Put[][] = [['备忘'], ['食堂 <周三>', 12.5]];
    const file = await workbook(others, [HEAD, GOOD, BAD, NAMELESS], [['空'], [null, 'x']]);
    const { status, name, bytes } = await marked(school, file);
    expect([status, name]).toEqual([200, '名单（已标出问题）.xlsx']);
    const [was, is] = [await read(file), await read(bytes)];
    expect(is.map((one) => one.sheet)).toEqual(was.map((one) => one.sheet));
    expect([is[0], is[2]]).toEqual([was[0], was[2]]);
    expect(is[1]?.data.map((row) => row.slice(0, HEAD.length))).toEqual(was[1]?.data);
    expect(notesIn(is[1]?.data ?? [], HEAD.length)).toEqual([
      '问题',
      null,
      '第 3 行：性别：性别写“男”或“女”，或留空。 第 3 行：学籍号：学籍号的最后一位与前面对不上，有一位写错了。请核对，或留空。',
      '第 4 行：姓名：没有姓名。',
    ]);
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    const fillOf = (cell: string) => {
      const style = Number(new RegExp(`<c r="${cell}"[^>]*? s="(\\d+)"`).exec(xml)?.[1] ?? 0);
      const [, xfs = ''] =
        /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())) ?? [];
      return /fillId="(\d+)"/.exec([...xfs.matchAll(/<xf [^>]*>/g)][style]?.[0] ?? '')?.[1];
    };
    expect(['D3', 'E3', 'C4'].map((cell) => fillOf(cell) === fillOf('D2'))).toEqual([false, false, false]);
    expect(['C3', 'D4', 'B4'].map((cell) => fillOf(cell))).toEqual(Array(3).fill(fillOf('D2')));
    expect(await stateOf(school.world)).toBe(before);
  });

  test('keeps formulas whose result it does not hold, on another sheet and behind the last column that is read', async () => {
    const school = await openListSchool();
    const parts = unzipSync(await workbook([HEAD, GOOD, BAD], [['备忘']]));
    const put = (name: string, cell: string) => {
      const xml = strFromU8(parts[name] ?? new Uint8Array());
      parts[name] = strToU8(xml.replace('</row>', `${cell}</row>`));
    };
    put('xl/worksheets/sheet1.xml', '<c r="H1"><f>1+1</f></c>');
    put('xl/worksheets/sheet2.xml', '<c r="B1"><f>1+2</f></c>');
    const { status, bytes } = await marked(school, zipSync(parts));
    expect(status).toBe(200);
    const after = unzipSync(bytes);
    const xmlOf = (name: string) => strFromU8(after[name] ?? new Uint8Array());
    expect(xmlOf('xl/worksheets/sheet1.xml')).toContain('<c r="H1"><f>1+1</f></c>');
    expect(xmlOf('xl/worksheets/sheet1.xml')).toContain('<c r="I1" t="inlineStr">');
    expect(after['xl/worksheets/sheet2.xml']).toEqual(parts['xl/worksheets/sheet2.xml']);
  });

  test('is marked anew when it comes again, in the same column, and is imported when it is mended', async () => {
    const school = await openListSchool();
    const first = await marked(school, await sheet(GOOD, BAD, NAMELESS));
    const again = await marked(school, first.bytes, { lang: 'en' });
    const [{ data } = { data: [] }] = await read(again.bytes);
    expect(notesIn(data, HEAD.length)[0]).toBe('Problem');
    expect(notesIn(data, HEAD.length)[3]).toMatch(/^Line 4: 姓名: The name is missing\.$/);
    expect(data.every((row) => row.length === HEAD.length + 1)).toBe(true);
    // The clerk mends line 3 and forgets line 4: the words of line 3 go.
    const mended = data.map((row, index) =>
      index === 2 ? [...BAD.slice(0, 3), '女', studentNumber(2), ...BAD.slice(5), row.at(-1)] : row,
    );
    const half = await marked(school, await workbook(mended as Put[][]));
    const [after = { data: [] }] = await read(half.bytes);
    expect(notesIn(after.data, HEAD.length)).toEqual(['问题', null, null, '第 4 行：姓名：没有姓名。']);
    const whole = await school.send(await workbook((mended as Put[][]).slice(0, 3)));
    expect([whole.status, whole.body.unknown]).toEqual([201, []]);
  });

  test('also for what only the school’s own rows show: a number that another child has', async () => {
    const school = await openListSchool();
    await school.send(await sheet(GOOD));
    const { bytes } = await marked(
      school,
      await sheet(GOOD, ['一年级1班', 2, '苏清和', '女', studentNumber(1), null, null]),
    );
    const [{ data } = { data: [] }] = await read(bytes);
    expect(notesIn(data, HEAD.length)[2]).toMatch(/^第 3 行：学籍号：/);
  });
});

test('a text comes back as a workbook of texts, so that no number is cut', async () => {
  const school = await openListSchool();
  const { bytes } = await marked(school, utf8([HEAD, GOOD, BAD]), { type: 'text/csv' });
  const [{ data } = { data: [] }] = await read(bytes);
  expect(data[1]?.slice(0, HEAD.length)).toEqual(GOOD.map(String));
  expect(String(data[2]?.[HEAD.length])).toMatch(/^第 3 行：性别：.* 第 3 行：学籍号：/);
});

test('what is right, what is wrong as a whole, and who may', async () => {
  const school = await openListSchool();
  expect((await marked(school, await sheet(GOOD))).status).toBe(409);
  const whole = await marked(school, new TextEncoder().encode('你好,世界\n'), { type: 'text/csv' });
  expect([whole.status, faultsOf(whole)]).toEqual([422, [':1:: sheet.no_header']]);
  const locked = await marked(school, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]));
  expect([locked.status, faultsOf(locked)]).toEqual([422, [' file.old_excel']]);
  for (const as of ['office-s1', 'homeroom-d1s1c1', 'officer-d1', 'roster-d2'])
    expect([as, (await marked(school, await sheet(BAD), { as })).status]).toEqual([as, 404]);
  expect((await marked(school, await sheet(BAD), { as: 'roster-d1' })).status).toBe(200);
});
