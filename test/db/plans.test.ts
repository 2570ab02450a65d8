import { getTableName } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { pgColumns } from '../../db/columns.ts';
import { buildTables } from '../../db/schema/tables.ts';
import { explain } from '../support/plans/open-explainer.ts';
import { inShort, takeAsked } from '../support/plans/statements.ts';
import { SMALL } from '../support/plans/tables.ts';

const isSqlite = inject('postgres') === undefined;
const value = isSqlite ? '?' : '$1';

/** What is wrong with a statement, whatever the statistics. */
async function faultsIn(text: string): Promise<string[]> {
  const explained = await explain(text);
  return [...new Set(explained.flatMap(({ faults }) => faults.map(({ table, what }) => `${table} ${what}`)))];
}

test.for([
  [`select level from marks where class_id = ${value}`, ['marks scan']],
  [`select level from marks where school_id = ${value}`, ['marks wide']],
  [`select level from marks where pupil_id = ${value}`, []],
  [`select score from scores where pupil_id = ${value}`, []],
  [`select score from scores where dimension = ${value}`, ['scores scan']],
  [
    `select m.level from activities a inner join marks m on m.class_id = a.class_id where a.id = ${value}`,
    [isSqlite ? 'm scan' : 'marks scan'],
  ],
  [`update marks set note = null where rater_id = ${value}`, ['marks scan']],
  [`delete from sessions where ends_at < ${value}`, ['sessions scan']],
  ['select name from areas', []],
] as const)('%s: %j', async ([text, wrong]) => {
  expect(await faultsIn(text)).toEqual(wrong);
});

test.runIf(isSqlite)(
  'a page of many rows is not sorted for; the few of one person are, and rows without a limit',
  async () => {
    const page = 'select id from marks where pupil_id = ? order by happened_on limit ?';
    expect(await faultsIn(page)).toEqual(['marks sort']);
    expect(await faultsIn(page.replace(' limit ?', ''))).toEqual([]);
    expect(await faultsIn('select id from grants where person_id = ? order by starts_on limit ?')).toEqual([]);
    expect(
      await faultsIn('select id from activities where class_id = ? order by happened_on desc, id desc limit ?'),
    ).toEqual([]);
  },
);

test('a statement is one text whatever engine and however long its lists', () => {
  expect(inShort('select "id" from "marks" where "id" in ($1, $2) and "level" = $3')).toBe(
    'select id from marks where id in (?*) and level = ?',
  );
  expect(takeAsked(), 'a test that asks nothing of the service').toEqual([]);
});

test('every small table is a table', () => {
  const tables: string[] = Object.values(buildTables(pgColumns)).map((table) => getTableName(table));
  expect(Object.keys(SMALL).filter((name) => !tables.includes(name))).toEqual([]);
});
