import { desc, eq } from 'drizzle-orm';
import { type Scheme, USUAL_SCHEME } from '../server/core/cycle/scheme.ts';
import { insertRows } from './bulk.ts';
import type { Reader, Writer } from './engine.ts';
import type { Tables } from './schema/tables.ts';
import { type Holes, statement } from './statement.ts';

/** What a district last said of how a term ends there; version 0 where it never did. */
export async function selectScheme(q: Reader, districtId: string): Promise<Scheme & { readonly version: number }> {
  const [last] = await selectLast(q, { districtId });
  return last ?? { ...USUAL_SCHEME, version: 0 };
}

const selectLast = statement((q, at: Holes<{ districtId: string }>) => {
  const { termSchemes } = q.tables;
  const { version, noticeDays, answerDays } = termSchemes;
  return q
    .select({ version, noticeDays, answerDays })
    .from(termSchemes)
    .where(eq(termSchemes.districtId, at.districtId))
    .orderBy(desc(version))
    .limit(1);
});

/** Whether nobody said that version meanwhile. */
export const sayScheme = async (tx: Writer, row: Tables['termSchemes']['$inferInsert']): Promise<boolean> =>
  (await insertRows(tx, tx.tables.termSchemes, [row], 'skip')) > 0;
