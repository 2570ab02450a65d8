import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { lmmThreeLevel } from './compute/mixed-models.ts';
import { severityAdditive } from './compute/severity.ts';
import { type Compute, type Row, readExpected, tablesIn } from './read-case.ts';

const folderOf = (name: string) => fileURLToPath(new URL(`./cases/${name}`, import.meta.url));

/** The same rows in another order, and every id under another name that sorts otherwise. */
function disguised(rows: readonly Row[], ids: readonly string[]) {
  let state = 20_261_124;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state;
  };
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    const known = names.get(id) ?? `${next().toString(36)}-${names.size}`;
    names.set(id, known);
    return known;
  };
  const keyed = rows.map((row) => ({ key: next(), row }));
  const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ row }) => row);
  const renamed = shuffled.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [column, ids.includes(column) ? nameOf(cell) : cell]),
    ),
  );
  return { rows: renamed, names };
}

/** Ids of what was expected, put under the names that were given to them. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, names));
  if (typeof value === 'string') return names.get(value) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, names)]));
}

test.each<[string, Compute, string[]]>([
  ['severity_additive', severityAdditive, ['rating_id', 'student_id', 'rater_id']],
  ['lmm_three_level', lmmThreeLevel, ['student_id', 'school_id', 'class_id']],
])('%s: rows in another order and ids under other names give the same values', (name, compute, ids) => {
  const rows = tablesIn(folderOf(name))('input.csv');
  const other = disguised(rows, ids);
  const { got } = compute(() => other.rows);
  const { expected, tolerance } = readExpected(folderOf(name));
  const { wrong, compared } = compare(renamed(expected, other.names), got, tolerance);
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(600);
});

test('the same rows in any order give the same bytes', () => {
  for (const [name, compute] of [
    ['severity_additive', severityAdditive],
    ['lmm_three_level', lmmThreeLevel],
  ] as const) {
    const rows = tablesIn(folderOf(name))('input.csv');
    const said = (of: readonly Row[]) => JSON.stringify(sorted(compute(() => of).got));
    expect(said([...rows].reverse()), name).toBe(said(rows));
  }
});

/** Lists with ids by their id: their order is that of the rows and says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, sorted(each)]));
}

test('statistics touch nothing but numbers: each file is short and imports only its own folder and the distributions', () => {
  const folder = fileURLToPath(new URL('../../server/core/statistics', import.meta.url));
  const imports = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) =>
      [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? ''),
    );
  expect(imports.filter((from) => !from.startsWith('./') && !from.startsWith('@stdlib/'))).toEqual([]);
});
