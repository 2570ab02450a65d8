import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readClassReport } from '../../server/contract/class-report.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { classTables } from '../../server/core/tables/class-tables.ts';
import { schoolTables } from '../../server/core/tables/school-tables.ts';
import type { Table } from '../../server/core/tables/table.ts';
import { openSmallSchool } from '../support/small-school.ts';

const NAMES = ['=1+1', '+86 757', '@SUM(1,2)'];
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r\n\0]/;
type Cell = string | number | null;

/** The file's cells, section by section, as a spreadsheet program would take them. */
async function sectionsOf(response: Response, format: 'csv' | 'xlsx'): Promise<Cell[][][]> {
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (format === 'xlsx') {
    return (await readWorkbook(bytes)).map(({ data }) => data.map((row) => row.map((cell) => cell as Cell)));
  }
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.toString('utf8');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  return text.split('\r\n\r\n').map((section) => {
    const rows = parse(section, { bom: true, relax_column_count: true }) as string[][];
    return rows.map((row) => row.map((cell) => (cell === '' ? null : isNumber(cell) ? Number(cell) : cell)));
  });
}
const isNumber = (cell: string) => /^-?\d+(\.\d+)?$/.test(cell);

/** Cells at the end of a row that hold nothing are not there in a workbook. */
const trimmed = (rows: readonly (readonly Cell[])[]) =>
  rows.map((row) => {
    const last = row.findLastIndex((cell) => cell !== null && cell !== '');
    return row.slice(0, last + 1).map((cell) => (cell === '' ? null : cell));
  });

async function openNamed() {
  const world = await openSmallSchool();
  await world.store.write(async (tx) => {
    const { pupils, schools } = unsafeTables(tx);
    for (const [n, name] of NAMES.entries()) {
      await tx
        .update(pupils)
        .set({ name })
        .where(eq(pupils.id, world.pupils[n] ?? ''));
    }
    await tx.update(schools).set({ name: '＝cmd|calc', nameEn: '-2+3' }).where(eq(schools.id, world.schoolId));
  });
  world.clock.now = shanghaiNoon('2026-12-08'); // four weeks later: the three are named
  const get = (path: string) => world.send('principal-d1s1', 'get', path);
  return { ...world, get };
}

const asRows = (table: Table): Cell[][] => [
  [table.title],
  [table.note],
  [...table.columns],
  ...table.rows.map((row) => [...row]),
];
/** What the page shows of a text that a spreadsheet would calculate, the file shows behind a '. */
const asText = (cell: Cell) => (typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell);

test.each(['zh', 'en'] as const)(
  'the class report in %s: CSV, workbook and reply carry the same figures, and no formula',
  async (lang) => {
    const { get, classId, ask } = await openNamed();
    const { body } = await ask('principal-d1s1', readClassReport, { params: { classId } });
    const expected = Object.values(classTables(body, lang)).map((table) =>
      trimmed(asRows(table).map((row) => row.map(asText))),
    );
    expect(expected.flat(2)).toContain("'=1+1");
    for (const format of ['csv', 'xlsx'] as const) {
      const response = await get(`/api/classes/${classId}/report/file?format=${format}&lang=${lang}`);
      const sections = await sectionsOf(response, format);
      expect(sections.map(trimmed), format).toEqual(expected);
      const texts = sections.flat(2).filter((cell) => typeof cell === 'string');
      expect(texts.filter((text) => FORMULA.test(text))).toEqual([]);
      expect(texts).toEqual(expect.arrayContaining(NAMES.map((name) => `'${name}`)));
    }
  },
);

test('the school report: both files carry the figures worked out by hand', async () => {
  const { get, schoolId, ask } = await openNamed();
  const { body } = await ask('principal-d1s1', readSchoolReport, { params: { schoolId } });
  const expected = Object.values(schoolTables(body, 'zh')).map((table) =>
    trimmed(asRows(table).map((row) => row.map(asText))),
  );
  for (const format of ['csv', 'xlsx'] as const) {
    const sections = await sectionsOf(await get(`/api/schools/${schoolId}/report/file?format=${format}`), format);
    expect(sections.map(trimmed), format).toEqual(expected);
    const labour = sections[1]?.find((row) => row[1] === '劳动');
    // pupils, noticed, scored, ok; mean, interval, spread; A B C D, without; records, % in time
    expect(labour, format).toEqual(['全校', '劳动', 12, 3, 2, 2, 85, 74.9, 95.1, 10.6, 1, 1, 0, 0, 10, 13, 38]);
    expect(sections[1]?.find((row) => row[1] === '品德')?.[6]).toBe('证据不足');
    expect(sections[0]).toContainEqual(['学校', "'＝cmd|calc"]);
    expect(sections[4]?.slice(3)).toEqual([
      ['三年级', 3, 3],
      ['四年级', 6, 3],
      ['五年级', 3, 3],
    ]);
  }
});

test('a file is saved under a name in words, of its own type, kept by nobody; what is asked wrongly is refused', async () => {
  const { get, classId } = await openNamed();
  const path = `/api/classes/${classId}/report/file`;
  const response = await get(`${path}?format=xlsx&lang=en`);
  expect(response.headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
  const saved = decodeURIComponent(
    /filename\*=UTF-8''(.*)$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '',
  );
  expect(saved).toBe('-2+3 Class 4(1) 2026–27 autumn term.xlsx');
  for (const asked of [
    '',
    '?format=pdf',
    '?format=csv&lang=fr',
    '?format=csv&sort=mean',
    '?format=csv&term=2001-2002-1',
  ]) {
    const refused = await get(path + asked);
    expect([asked, refused.status]).toEqual([asked, 422]);
    expect(((await refused.json()) as { errors: { path: string }[] }).errors).toHaveLength(1);
  }
});
