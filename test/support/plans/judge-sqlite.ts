import { isGrowing, isWide } from './tables.ts';

/** One line of EXPLAIN QUERY PLAN. */
export type Line = { readonly id: number; readonly parent: number; readonly detail: string };
export type Fault = { readonly what: 'scan' | 'wide' | 'sort'; readonly table: string };

/** One row, or those few a person holds. */
const ONE: ReadonlySet<string> = new Set(['id', 'person_id', 'username']);

/** A growing table that is walked, or a school of it; and rows of one that are sorted to give out a page of them. */
export function faultsOf(lines: readonly Line[], hasLimit: boolean): Fault[] {
  const walked = lines.flatMap(({ detail }) => {
    const look = lookOf(detail);
    return look?.what ? [{ what: look.what, table: look.table }] : [];
  });
  const sorted = lines.flatMap(({ parent, detail }): Fault[] => {
    if (!hasLimit || !/^USE TEMP B-TREE/.test(detail)) return [];
    const many = lines
      .map((line) => (line.parent === parent ? lookOf(line.detail) : undefined))
      .find((look) => look?.isMany);
    return many ? [{ what: 'sort', table: many.table }] : [];
  });
  return [...walked, ...sorted];
}

/** How a line looks into a growing table. */
function lookOf(detail: string): { table: string; what?: Fault['what']; isMany: boolean } | undefined {
  const [, how, table = '', rest = ''] = /^(SCAN|SEARCH) ([a-z]\w*)(.*)$/.exec(detail) ?? [];
  if (how === undefined || !isGrowing(table)) return undefined;
  // An index that is made for one query reads the whole table first; ANY() looks under every value of a column.
  if (how === 'SCAN' || /AUTOMATIC|ANY\(/.test(rest)) return { table, what: 'scan', isMany: true };
  const columns = [...rest.matchAll(/(\w+)[=<>]/g)].map(([, column]) => column ?? '');
  if (isWide(table, columns)) return { table, what: 'wide', isMany: true };
  return { table, isMany: !columns.some((column) => ONE.has(column)) };
}
