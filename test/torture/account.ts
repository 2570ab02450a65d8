import { rebuildClass, selectClassTerms } from '../../db/derive/derive.ts';
import type { Store } from '../../db/engine.ts';
import { openFile } from '../../db/engine-sqlite.ts';
import { isPostgres, openStore } from '../../db/open-store.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { type Entry, MARKS } from './ledger.ts';

export type Account = {
  /** Acknowledged, and not there. */
  readonly lost: number;
  /** There more than once. */
  readonly doubled: number;
  /** There, with other than all of its marks. */
  readonly halved: number;
  /** Scores and sums that are not what the evidence says. */
  readonly differences: number;
  readonly integrity: string;
};

type Sent = Pick<Entry, 'title' | 'isAcknowledged'>;

/** What a database holds of what was sent, looked at when no service runs on it. */
export async function account(where: string, entries: readonly Sent[]): Promise<Account> {
  const store = await openStore(where);
  try {
    const found = await countByTitle(store);
    const there = (entry: Sent) => found.get(entry.title) ?? [];
    return {
      lost: entries.filter((entry) => entry.isAcknowledged && there(entry).length === 0).length,
      doubled: entries.filter((entry) => there(entry).length > 1).length,
      halved: entries.filter((entry) => there(entry).some((marks) => marks !== MARKS)).length,
      differences: await countDifferences(store),
      integrity: isPostgres(where) ? 'ok' : integrityOf(where),
    };
  } finally {
    await store.close();
  }
}

/** How many of these are there. */
export async function countDone(where: string, entries: readonly Sent[]): Promise<number> {
  const store = await openStore(where);
  const found = await countByTitle(store);
  await store.close();
  return entries.filter(({ title }) => found.has(title)).length;
}

export const isSound = ({ lost, doubled, halved, differences, integrity }: Account) =>
  lost + doubled + halved + differences === 0 && integrity === 'ok';

/** How many marks each activity of a title has. */
async function countByTitle(store: Store): Promise<ReadonlyMap<string, readonly number[]>> {
  const { activities, marks } = await store.read(async (q) => ({
    activities: await q
      .select({ id: q.tables.activities.id, title: q.tables.activities.title })
      .from(q.tables.activities),
    marks: await q.select({ id: q.tables.marks.activityId }).from(q.tables.marks),
  }));
  const counts = new Map<string, number>();
  for (const { id } of marks) counts.set(id, (counts.get(id) ?? 0) + 1);
  const found = new Map<string, number[]>();
  for (const { id, title } of activities) found.set(title, [...(found.get(title) ?? []), counts.get(id) ?? 0]);
  return found;
}

export async function countDifferences(store: Store): Promise<number> {
  const today = shanghaiDay(Date.now());
  let found = 0;
  for (const at of await store.read(selectClassTerms)) found += await store.write((tx) => rebuildClass(tx, at, today));
  return found;
}

export function integrityOf(file: string): string {
  const db = openFile(file);
  try {
    return String(db.pragma('integrity_check', { simple: true }));
  } finally {
    db.close();
  }
}
