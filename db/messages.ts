import { and, asc, eq, gt, gte, isNotNull, isNull, lt, lte } from 'drizzle-orm';
import { insertRows } from './bulk.ts';
import { among } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';
import type { Tables } from './schema/tables.ts';
import { type Holes, statement } from './statement.ts';
import { unsafeTables } from './unsafe-tables.ts';

type WayRow = Tables['messageWays']['$inferSelect'];
type State = Tables['weeklyMessages']['$inferSelect']['state'];

/** How somebody asked to be told; undefined where nobody asked. */
export async function selectMessageWay(q: Reader, personId: string): Promise<WayRow | undefined> {
  return (await selectWay(q, { personId }))[0];
}

const selectWay = statement((q, at: Holes<{ personId: string }>) => {
  const { messageWays } = unsafeTables(q);
  return q.select().from(messageWays).where(eq(messageWays.personId, at.personId));
});

/** In the place of the way before, and not confirmed: a person has one. */
export async function putMessageWay(tx: Writer, row: Omit<WayRow, 'confirmedAt'>) {
  const { messageWays } = unsafeTables(tx);
  await insertRows(tx, messageWays, [{ ...row, confirmedAt: null }], { replace: [messageWays.personId] });
}

/** False where it is another code by now, or none. */
export async function confirmMessageWay(
  tx: Writer,
  { personId, codeIndex, now }: { readonly personId: string; readonly codeIndex: string; readonly now: number },
): Promise<boolean> {
  const { messageWays } = unsafeTables(tx);
  const confirmed = await tx
    .update(messageWays)
    .set({ confirmedAt: now, codeIndex: null })
    .where(
      and(eq(messageWays.personId, personId), eq(messageWays.codeIndex, codeIndex), isNull(messageWays.confirmedAt)),
    )
    .returning({ personId: messageWays.personId });
  return confirmed.length === 1;
}

export async function removeMessageWay(tx: Writer, personId: string) {
  const { messageWays } = unsafeTables(tx);
  await tx.delete(messageWays).where(eq(messageWays.personId, personId));
}

/** Somebody has the week open. */
export async function noteDigestRead(tx: Writer, personId: string, at: number) {
  const { digestReads } = unsafeTables(tx);
  await insertRows(tx, digestReads, [{ personId, at }], { replace: [digestReads.personId] });
}

type Asked = { readonly after: string; readonly limit: number };

/** Who wants to be told, some of them at a time in order of their ids. Whoever cannot sign in is left out. */
export async function selectToTell(q: Reader, { after, limit }: Asked) {
  const { messageWays, persons } = unsafeTables(q);
  const { personId, way, addressSealed, language } = messageWays;
  return await q
    .select({ personId, way, addressSealed, language })
    .from(messageWays)
    .innerJoin(persons, and(eq(persons.id, personId), eq(persons.isEnabled, true)))
    .where(and(gt(personId, after), isNotNull(messageWays.confirmedAt)))
    .orderBy(asc(personId))
    .limit(limit);
}

/** Which of some people have opened the week since a moment. */
export async function selectReadersSince(q: Reader, personIds: readonly string[], since: number): Promise<Set<string>> {
  const { digestReads } = unsafeTables(q);
  const rows = await q
    .select({ personId: digestReads.personId })
    .from(digestReads)
    .where(and(among(q, digestReads.personId, personIds), gte(digestReads.at, since)));
  return new Set(rows.map(({ personId }) => personId));
}

/** What became of a week's messages to some, by whom they were for. */
export async function selectTold(q: Reader, week: string, toIds: readonly string[]) {
  const { weeklyMessages } = unsafeTables(q);
  const { toId, state, tries, at } = weeklyMessages;
  const rows = await q
    .select({ toId, state, tries, at })
    .from(weeklyMessages)
    .where(and(eq(weeklyMessages.week, week), among(q, toId, toIds)));
  return new Map(rows.map((row) => [row.toId, row]));
}

type Claim = { readonly week: string; readonly toId: string; readonly retriedBefore: number };

/**
 * Takes a week's message to somebody before it is sent: by the key of its row, so that of two processes one has it. True for the first try, and
 * once more for one that is known not to have been taken and is older than a moment.
 */
export async function claimMessage(tx: Writer, { week, toId, retriedBefore }: Claim, now: number): Promise<boolean> {
  const { weeklyMessages } = unsafeTables(tx);
  const { state, tries, at } = weeklyMessages;
  const row = { week, toId, at: now, state: 'claimed' as const, tries: 1 };
  if ((await insertRows(tx, weeklyMessages, [row], 'skip')) === 1) return true;
  const again = await tx
    .update(weeklyMessages)
    .set({ state: 'claimed', tries: 2, at: now })
    .where(and(isMessage(tx, { week, toId }), eq(state, 'waits'), eq(tries, 1), lte(at, retriedBefore)))
    .returning({ toId: weeklyMessages.toId });
  return again.length === 1;
}

/** What became of it. */
export async function settleMessage(
  tx: Writer,
  { state, ...one }: { readonly week: string; readonly toId: string; readonly state: State },
) {
  const { weeklyMessages } = unsafeTables(tx);
  await tx.update(weeklyMessages).set({ state }).where(isMessage(tx, one));
}

/** Weeks before a Monday; answers how many rows went. */
export async function forgetMessages(tx: Writer, before: string): Promise<number> {
  const { weeklyMessages } = unsafeTables(tx);
  const gone = await tx
    .delete(weeklyMessages)
    .where(lt(weeklyMessages.week, before))
    .returning({ toId: weeklyMessages.toId });
  return gone.length;
}

function isMessage(q: Reader, { week, toId }: { readonly week: string; readonly toId: string }) {
  const { weeklyMessages } = unsafeTables(q);
  return and(eq(weeklyMessages.week, week), eq(weeklyMessages.toId, toId));
}
