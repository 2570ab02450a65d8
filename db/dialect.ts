import { and, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Reader } from './engine.ts';

/** What drizzle has no words for, in SQL that both engines read alike. Raw SQL is written here only. */

/**
 * For onConflictDoUpdate: every column as the row that met one of its key would have had it. The key is the same already, and a column that
 * is named is written again in every index it stands in.
 */
export function asSent(
  all: readonly (readonly [string, AnyPgColumn])[],
  key: readonly AnyPgColumn[],
): Record<string, SQL> {
  const columns = all.filter(([, column]) => !key.includes(column));
  return Object.fromEntries(columns.map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]));
}

/** A value to come, stored as the column stores it. drizzle by itself would keep a missing object as the word null. */
export function as(column: AnyPgColumn, value: Placeholder): SQL {
  const mapToDriverValue = (found: unknown) => (found === null ? null : column.mapToDriverValue(found));
  return sql`${sql.param(value, { mapToDriverValue })}`;
}

/** `column in (…)` with all the values as one, so that the SQL is the same for any number of them. */
export function among(q: Reader, column: AnyPgColumn, values: readonly string[] | Placeholder): SQL {
  if (q.isPostgres) return sql`${column} = any(${sql.param(values, { mapToDriverValue: (found) => found })})`;
  return sql`${column} in (select value from json_each(${sql.param(values, { mapToDriverValue: JSON.stringify })}))`;
}

/**
 * Every one of the typed words is in at least one of the columns, letters large or small. What is typed is words, not a pattern. `lower` knows
 * A–Z alone on one engine and more on the other, so a word is looked for both ways.
 */
export function holdsWords(columns: readonly AnyPgColumn[], typed: string | undefined): SQL | undefined {
  const words = (typed ?? '').split(/\s+/).filter((word) => word !== '');
  return and(
    ...words.map((word) => {
      const ways = [word.toLowerCase(), word.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())];
      const patterns = [...new Set(ways)].map((way) => `%${way.replaceAll(/[!%_]/g, '!$&')}%`);
      return or(...columns.flatMap((column) => patterns.map((like) => sql`lower(${column}) like ${like} escape '!'`)));
    }),
  );
}

/**
 * That a column has a value, as something to look at and no key to go by: beside a pupil or a class its school says little, and SQLite
 * without statistics takes (school_id, …) for as good a key as any and walks the whole school.
 */
export function besideKey(column: AnyPgColumn, value: string | Placeholder): SQL {
  return sql`${column} || '' = ${value}`;
}

/** One member of a column that holds an object as JSON, so that what lies beside it is not read. */
export function memberOf<Member>(column: AnyPgColumn, name: string): SQL<Member> {
  const member = sql<Member>`${column} -> ${name}`;
  return member.mapWith((found: unknown) => (typeof found === 'string' ? JSON.parse(found) : found) as Member);
}

/** In order, with what nobody said at the end: left alone, one engine puts it first and the other last. */
export const nullsLast = (column: AnyPgColumn): SQL[] => [sql`${column} is null`, sql`${column}`];

/**
 * Of the rows of a group in which another column is empty the id of one, by lot: the last twelve letters of an id of version 7 are chance,
 * so that the least of them is the same whoever asks. Null where there is no such row.
 */
export const leastByLot = (id: AnyPgColumn, empty: AnyPgColumn): SQL<string | null> =>
  sql`substr(min(case when ${empty} is null then substr(${id}, 25) || ${id} end), 13)`;

/** A value as the letters it is stored in. */
export const textOf = (column: AnyPgColumn): SQL<string> => sql<string>`cast(${column} as text)`;
