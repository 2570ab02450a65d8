import readExcel from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { csv, type Put, workbook } from '../sheets/make-sheet.ts';
import {
  bytesOf,
  faultsOf,
  HEAD,
  HOMEROOM,
  openSheetClass,
  PE,
  ROW,
  stored,
  TEMPLATE_HEAD,
  TITLE,
  XLSX,
} from '../sheets/sheet-class.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { TODAY } from '../support/world.ts';

test.each(['xlsx', 'csv'] as const)(
  'the template as %s names the pupils and the columns of the grade; filled in it becomes one activity, and a second time nothing',
  async (format) => {
    const world = await openSheetClass();
    const { send, template, pupils, a, b, c } = world;
    const response = await template(`format=${format}`);
    expect(response.status).toBe(200);
    const bytes = await bytesOf(response);
    // As it is nothing is filled in, and the example is no pupil.
    const empty = await send(bytes);
    expect([empty.status, faultsOf(empty)]).toEqual([422, [[expect.stringMatching(/^\d+::$/), 'sheet.no_values']]]);

    let filled: Uint8Array;
    const fill = (name: Put | undefined) => (name === c ? [null, null, null, null, null, null, null] : ROW);
    if (format === 'xlsx') {
      const sheets = await readExcel(Buffer.from(bytes));
      expect(sheets.map(({ sheet }) => sheet)).toHaveLength(2);
      const rows = (sheets[0]?.data ?? []).map((row) => row.map((cell) => cell as Put));
      expect(rows[2]).toEqual(TEMPLATE_HEAD);
      expect(rows.slice(4).map((row) => row.slice(0, 2))).toEqual(pupils.map(({ name }) => [name, null]));
      filled = await workbook(rows.map((row, n) => (n < 4 ? row : [row[0] ?? null, null, ...fill(row[0])])));
    } else {
      const text = new TextDecoder().decode(bytes);
      expect(text).toContain(TEMPLATE_HEAD.join(','));
      const lines = text.split('\r\n').map((line) => {
        const [name = ''] = line.split(',');
        return [a, b].includes(name) ? [name, '', ...ROW].join(',') : line;
      });
      filled = new TextEncoder().encode(lines.join('\r\n'));
    }
    const checked = await send(filled, { dryRun: true });
    expect([checked.status, checked.body]).toMatchObject([
      201,
      {
        outcome: 'checked',
        activity: { activityId: null, isNew: true, title: TITLE },
        changes: { created: 14, amended: 0, unchanged: 0 },
        pupils: 3,
        filled: 2,
        ignored: [],
      },
    ]);
    expect((await stored(world)).marks).toEqual([]);

    const done = await send(filled);
    expect(done.body).toMatchObject({ outcome: 'imported', activity: { isNew: true }, changes: { created: 14 } });
    expect(done.body.columns).toContainEqual({ title: '坐位体前屈（厘米）', values: 2 });
    const { activities, marks } = await stored(world);
    expect(activities).toMatchObject([
      { title: TITLE, happenedOn: TODAY, authorRole: 'teacher', visibility: 'family' },
    ]);
    expect(marks).toHaveLength(14);
    expect(marks.filter(({ part }) => part === 'sit_reach')).toMatchObject([
      { amount: -3.5, indicatorId: 'health.h1' },
      {},
    ]);
    expect(marks.find(({ part }) => part === 'height')?.indicatorId).toBe('health.b1');

    const again = await send(filled, { title: '另一个名称' });
    expect(again.body).toMatchObject({
      activity: { isNew: false, title: TITLE },
      changes: { created: 0, amended: 0, unchanged: 14 },
    });
    expect(await stored(world)).toEqual({ activities, marks, versions: [] });
    expect(await rebuiltDifferences(world, world.classId)).toBe(0);
  },
);

test('a corrected value is amended and the old one kept; an empty cell takes nothing back; another teacher may not', async () => {
  const world = await openSheetClass();
  const { send, a, b } = world;
  const table = (first: Put, second: Put) => csv([HEAD, [1, a, 138.5, 32.6, first], [2, b, 141, 33, second]]);
  expect((await send(table(1850, 1900))).body.changes).toEqual({ created: 6, amended: 0, unchanged: 0 });
  const corrected = await send(table(1950, null));
  expect(corrected.body).toMatchObject({
    activity: { isNew: false },
    changes: { created: 0, amended: 1, unchanged: 4 },
  });
  const { marks, versions, activities } = await stored(world);
  expect(activities).toHaveLength(1);
  expect(
    marks
      .filter(({ part }) => part === 'lung_capacity')
      .map(({ amount, version }) => [amount, version])
      .sort(),
  ).toEqual([
    [1900, 1],
    [1950, 2],
  ]);
  expect(versions).toMatchObject([{ version: 1, amount: 1850, reason: 'import' }]);

  const office = await send(table(2000, null), { as: 'office-d1s1' });
  expect([office.status, faultsOf(office)]).toEqual([422, [['2:E:肺活量（毫升）', 'mark.not_yours']]]);
  expect((await send(table(2000, null), { as: HOMEROOM })).body.changes.amended).toBe(1);
  expect(await rebuiltDifferences(world, world.classId)).toBe(0);
});

test('one bad cell and nothing is written; each fault says line, column and why, and no value', async () => {
  const world = await openSheetClass();
  const { send, a, b, c } = world;
  const rows: Put[][] = [
    ['体质测试', null],
    HEAD,
    ['示例', '示例同学', 999, 999],
    [1, a, 1385, 32.6, 1850, 'fast', 3.14, 'abc', 31],
    [],
    [1, b, 141],
    [null, '查无此人', 141],
    [3, c, 141],
    [3, c, 142],
    [2, null, 141],
  ];
  for (const bytes of [csv(rows), await workbook(rows)]) {
    const refused = await send(bytes);
    expect(refused.status).toBe(422);
    expect(faultsOf(refused)).toEqual([
      ['4:C:身高（厘米）', 'value.range'],
      ['4:F:50米跑（秒）', 'value.number'],
      ['4:G:坐位体前屈（厘米）', 'value.step'],
      ['4:H:一分钟跳绳（次）', 'value.number'],
      ['7:B:姓名', 'row.unknown_name'],
      ['9:B:姓名', 'row.twice'],
      ['10:B:姓名', 'row.no_name'],
    ]);
    const said = JSON.stringify(refused.problem);
    for (const value of ['1385', '3.14', 'abc', '查无此人', a, b, c]) expect(said).not.toContain(value);
    expect(refused.problem.errors?.[0]?.message).toBe('应在 80 到 220 厘米之间，请核对。');
  }
  expect((await stored(world)).activities).toEqual([]);
});

test('the same file comes back with a column of problems, free of formulas, and is imported once it is mended', async () => {
  const world = await openSheetClass();
  const { send, classId, a, b } = world;
  const bytes = await workbook([HEAD, [1, a, 1385, 32.6, null, null, -3.5], [2, b, 141, 33], [3, '=cmd|calc', 140]]);
  const response = await world.raw(PE, 'post', `/api/classes/${classId}/sheets/fitness/problems?happenedOn=${TODAY}`, {
    headers: { 'content-type': XLSX },
    body: bytes as never,
  });
  expect(response.status).toBe(200);
  const [sheet] = await readExcel(Buffer.from(await response.arrayBuffer()));
  const rows = (sheet?.data ?? []).map((row) => row.map((cell) => cell as Put));
  expect(rows[2]).toEqual(['问题', ...HEAD]);
  expect(rows[3]?.slice(0, 8)).toEqual([
    '身高（厘米）: 应在 80 到 220 厘米之间，请核对。',
    1,
    a,
    1385,
    32.6,
    null,
    null,
    -3.5,
  ]);
  expect(rows[4]?.[0]).toBeNull();
  expect(rows[5]?.slice(0, 3)).toEqual(['姓名: 那一天班里没有这个姓名的学生。请核对姓名和日期。', 3, "'=cmd|calc"]);
  const mended = rows
    .filter((_, n) => n !== 5)
    .map((row, n) => (n === 3 ? row.map((cell) => (cell === 1385 ? 138.5 : cell)) : row));
  expect((await send(await workbook(mended))).body.changes).toEqual({ created: 5, amended: 0, unchanged: 0 });
});
