import { and, eq } from 'drizzle-orm';
import { insertRows } from '../../../../db/bulk.ts';
import type { Reader, Writer } from '../../../../db/engine.ts';
import { type Holes, statement } from '../../../../db/statement.ts';
import type { ReadLists } from '../../../class-lists/read-lists.ts';

type MeaningRow = { readonly heading: string; readonly column: string; readonly meaning: string };

const selectRows = statement((q: Reader, at: Holes<{ schoolId: string }>) => {
  const { listMeanings: t } = q.tables;
  return q
    .select({ heading: t.heading, column: t.column, meaning: t.meaning })
    .from(t)
    .where(eq(t.schoolId, at.schoolId))
    .orderBy(t.heading, t.column);
});

/** What a school said that columns of its lists mean. */
export const selectMeanings = async (q: Reader, schoolId: string): Promise<MeaningRow[]> =>
  await selectRows(q, { schoolId });

export const headingsIn = (rows: readonly MeaningRow[]): ReadonlyMap<string, string> =>
  new Map(rows.flatMap(({ heading, meaning }) => (heading === '' ? [] : [[heading, meaning] as const])));

type Cx = {
  readonly tx: Writer;
  readonly now: number;
  readonly actor: { readonly personId: string };
  readonly target: { readonly id: string };
};

/** What was said of columns of a list that is imported holds for the next one too, until somebody says otherwise or wants it forgotten. */
export async function keepMeanings({ tx, now, actor, target }: Cx, taught: ReadLists['taught']) {
  const { listMeanings: t } = tx.tables;
  const once = new Map(taught.map((one) => [`${one.heading} ${one.column}`, one]));
  for (const { heading, column, meaning } of once.values()) {
    const key = { schoolId: target.id, heading, column };
    if (meaning === null) await forgetMeaning(tx, key);
    else {
      const row = { ...key, meaning, saidBy: actor.personId, saidAt: now };
      await insertRows(tx, t, [row], { replace: [t.schoolId, t.heading, t.column] });
    }
  }
}

/** Answers nothing: what was not known is forgotten as well. */
export const forgetMeaning = statement(
  (tx: Writer, at: Holes<{ schoolId: string; heading: string; column: string }>) => {
    const { listMeanings: t } = tx.tables;
    return tx.delete(t).where(and(eq(t.schoolId, at.schoolId), eq(t.heading, at.heading), eq(t.column, at.column)));
  },
);
