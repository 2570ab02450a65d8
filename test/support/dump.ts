import { createHash } from 'node:crypto';
import { getTableName } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { World } from './world.ts';

export type Dump = Readonly<Record<string, string>>;

/** A digest of every table's rows, whatever their order: two alike mean that nothing was written in between. */
export async function dump({ store }: Pick<World, 'store'>, without: readonly string[] = []): Promise<Dump> {
  return await store.read(async (q) => {
    const found: Record<string, string> = {};
    for (const table of Object.values(unsafeTables(q))) {
      const name = getTableName(table);
      if (without.includes(name)) continue;
      const rows = (await q.select().from(table)).map((row) => JSON.stringify(row)).sort();
      found[name] = createHash('sha256').update(rows.join('\n')).digest('hex');
    }
    return found;
  });
}
