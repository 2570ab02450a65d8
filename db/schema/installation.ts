import type { Columns } from '../columns.ts';

export function installationTables(c: Columns) {
  /** One row: what a database knows of the installation that it belongs to. */
  const installation = c.table('installation', {
    id: c.text('id').primaryKey(),
    /** A digest that only the installation's secret key gives: a database is not started beside another key. */
    keyPrint: c.text('key_print').notNull(),
    /** When a backup was last restored and every comparison came out equal; which one, and how many reports were compared. */
    verifiedAt: c.time('verified_at'),
    verifiedBackup: c.text('verified_backup'),
    verifiedReports: c.int('verified_reports'),
  });
  return { installation };
}
