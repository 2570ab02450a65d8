import type { Reader } from './engine.ts';
import type { Tables } from './schema/tables.ts';

/**
 * Every table, people and places included, with no scope around them. For db/ itself, signing in, the roster, the operator's
 * commands and the seed; test/contract/unsafe.test.ts holds the list of files that may.
 */
export function unsafeTables(q: Reader): Tables {
  return q.tables as Tables;
}
