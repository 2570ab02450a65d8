import { readFileSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { statisticsOf } from './counts.ts';
import type { Explained } from './explained.ts';
import { faultsOf, type Line } from './judge-sqlite.ts';

/**
 * Plans of an empty database, as a new installation has it, and of one whose statistics are those of a district: between two rounds of PRAGMA
 * optimize either may hold.
 */
export function sqliteExplainer(template: string) {
  const databases = [open(template), open(template)] as const;
  tellStatistics(databases[1]);
  return async (text: string): Promise<Explained[]> =>
    databases.map((db, place) => {
      const none = Array.from({ length: text.split('?').length - 1 }, () => null);
      const lines = db.prepare(`explain query plan ${text}`).all(...none) as Line[];
      return {
        of: place === 0 ? 'without statistics' : 'with the statistics of a district',
        faults: faultsOf(lines, text.includes(' limit ')),
        plan: lines.map(({ detail }) => detail),
      };
    });
}

const open = (template: string) => new BetterSqlite(readFileSync(template));

function tellStatistics(db: BetterSqlite.Database) {
  db.exec('analyze sqlite_schema');
  const tell = db.prepare('insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)');
  const indexes = db.prepare(
    `select m.name as tbl, i.name as idx, i."unique" as isUnique, group_concat(c.name, ' ' order by c.seqno) as columns
     from sqlite_schema m, pragma_index_list(m.name) i, pragma_index_info(i.name) c where m.type = 'table' group by m.name, i.name`,
  );
  for (const { tbl, idx, isUnique, columns } of indexes.all() as Index[]) {
    const stat = statisticsOf(tbl, columns.split(' '), isUnique === 1);
    if (stat) tell.run(tbl, idx, stat);
  }
  db.exec('analyze sqlite_schema'); // what is told is read again
}

type Index = { readonly tbl: string; readonly idx: string; readonly isUnique: number; readonly columns: string };
