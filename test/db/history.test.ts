import { eq, gt } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import type { Writer } from '../../db/engine.ts';
import { addToHistory } from '../../db/history/append.ts';
import { beginChain, macOfChain } from '../../db/history/before.ts';
import { chainKeyOf, HISTORY, type HistoryTable, linked, START } from '../../db/history/links.ts';
import { type Fault, verifyHistory } from '../../db/history/verify.ts';
import { openStore } from '../../db/open-store.ts';
import { freshDatabase } from '../support/database.ts';
import { add, faultAfter, headsOf, historyOf, NOW, rowAt, Undone, withoutTriggers } from '../support/history.ts';
import { CHAIN_KEY } from '../support/template.ts';

const OTHER_KEY = chainKeyOf(new Uint8Array(32).fill(8));

test('a row is linked in the transaction that it tells of, and what was undone leaves no gap', async () => {
  const { store } = await historyOf(3);
  const fail = (n: number) => {
    const failing = store.write(async (tx) => {
      await addToHistory(tx, 'audits', { ...rowAt(n), detail: {} });
      throw new Undone();
    });
    return expect(failing).rejects.toThrow(Undone);
  };
  await fail(3);
  // Those that fail are in the middle of a group of others.
  await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 4 === 2 ? fail(10 + n) : add(store, 10 + n, 11 + n))));
  const checked = await store.read((q) => verifyHistory(q, CHAIN_KEY, []));
  expect(checked).toMatchObject({ rows: 66, before: 0, otherKeys: 0 });
  expect(checked.fault).toBeUndefined();
  expect(await store.read((q) => q.$count(q.tables.audits, eq(q.tables.audits.id, 'row-0003')))).toBe(0);
});

test('several stores of one database write at once and leave one sound history', async () => {
  const { store, where } = await historyOf(1);
  const other = await openStore(where, { chainKey: CHAIN_KEY });
  await Promise.all([add(store, 100, 130), add(other, 200, 230), add(store, 300, 330)]);
  await other.close();
  await add(store, 400, 403);
  const checked = await store.read((q) => verifyHistory(q, CHAIN_KEY, []));
  expect(checked).toMatchObject({ rows: 188 });
  expect(checked.fault).toBeUndefined();
});

test('whoever has the program and no trick changes nothing: both engines refuse', async () => {
  const { store } = await historyOf(2);
  const refused = expect.objectContaining({ message: expect.stringMatching(/only added to/) });
  for (const name of [...HISTORY, 'chains'] as const) {
    const why = async (doing: (tx: Writer) => PromiseLike<unknown>) => {
      const error = await store.write(async (tx) => await doing(tx)).catch((found: unknown) => found);
      return error instanceof Error && error.cause instanceof Error ? error.cause : error;
    };
    expect(await why((tx) => tx.update(tx.tables[name]).set({ at: 0 })), name).toEqual(refused);
    expect(await why((tx) => tx.delete(tx.tables[name])), name).toEqual(refused);
  }
  expect((await store.read((q) => verifyHistory(q, CHAIN_KEY, []))).rows).toBe(4);
});

test('nothing goes into the history without its key, nor into a chain of another key', async () => {
  const { where } = await historyOf(1);
  for (const [chainKey, why] of [
    [undefined, 'without the key'],
    [OTHER_KEY, 'no chain was begun'],
  ] as const) {
    const store = await openStore(where, { chainKey });
    await expect(add(store, 5, 6)).rejects.toThrow(why);
    await store.close();
  }
});

/** Every row anew, as a program would that has another key. */
const rebuiltWith = (key: typeof CHAIN_KEY, name: HistoryTable) => async (tx: Writer) => {
  const table = tx.tables[name];
  let head = START;
  for (const row of await tx.select().from(table).orderBy(table.seq)) {
    const detail = 'detail' in row ? JSON.stringify(row.detail) : null;
    head = linked(key, { table: name, lane: 0 }, head, { ...row, detail });
    await tx
      .update(table)
      .set({ mac: head.mac } as never)
      .where(eq(table.id, row.id));
  }
};

test('a chain made anew is named, with another key and, by what was exported, with the same', async () => {
  const fresh = await historyOf(8);
  const { store } = fresh;
  await withoutTriggers(fresh);
  const heads = await headsOf(store);
  const { chains, audits } = { chains: 'chains', audits: 'audits' } as const;
  expect(await faultAfter(store, rebuiltWith(CHAIN_KEY, audits), heads), 'the same').toBeUndefined();
  expect(await faultAfter(store, rebuiltWith(OTHER_KEY, audits), heads)).toMatchObject({ wrong: 'changed', seq: 1 });
  const withChain = async (tx: Writer) => {
    await rebuiltWith(OTHER_KEY, audits)(tx);
    const [chain] = await tx.select().from(tx.tables[chains]);
    if (!chain) throw new Error('there is no chain');
    const other = { ...chain, keyPrint: OTHER_KEY.print };
    await tx.update(tx.tables.chains).set({ ...other, mac: macOfChain(OTHER_KEY, other) });
  };
  expect(await faultAfter(store, withChain, heads)).toEqual({ wrong: 'other-key', table: chains, id: '0' });
  expect(await faultAfter(store, (tx) => beginChain(tx, OTHER_KEY, NOW), heads), 'another chain').toMatchObject({
    wrong: 'other-key',
    id: '1',
  });
  expect(await faultAfter(store, (tx) => tx.delete(tx.tables.chains), heads)).toEqual({
    wrong: 'other-key',
    table: chains,
  });
  expect(await faultAfter(store, (tx) => tx.update(tx.tables.chains).set({ auditsBefore: 1 }))).toMatchObject({
    wrong: 'changed',
    table: chains,
  });
  // Whoever has the key can do it; then only what was exported tells.
  const withKey = async (tx: Writer) => {
    await tx.update(tx.tables.audits).set({ personId: 'another' }).where(eq(tx.tables.audits.seq, 2));
    await rebuiltWith(CHAIN_KEY, audits)(tx);
  };
  expect(await faultAfter(store, withKey)).toBeUndefined();
  expect(await faultAfter(store, withKey, heads)).toEqual({
    wrong: 'another',
    table: audits,
    id: 'row-0007',
    lane: 0,
    seq: 8,
    at: NOW,
  });
});

test('an older state is named by what was exported, also when it was gone on from', async () => {
  const fresh = await historyOf(6);
  const { store } = fresh;
  await withoutTriggers(fresh);
  const heads = await headsOf(store);
  const back = async (tx: Writer) => {
    for (const name of HISTORY) await tx.delete(tx.tables[name]).where(gt(tx.tables[name].seq, 3));
  };
  expect(await faultAfter(store, back), 'nobody can tell without').toBeUndefined();
  expect(await faultAfter(store, back, heads)).toEqual({ wrong: 'older', table: 'audits', lane: 0, seq: 6, at: NOW });
  const goneOn = async (tx: Writer) => {
    await back(tx);
    tx.linking?.heads.clear();
    for (let n = 50; n < 55; n++) await addToHistory(tx, 'audits', { ...rowAt(n), detail: {} });
    tx.linking?.heads.clear();
  };
  expect(await faultAfter(store, goneOn, heads)).toMatchObject({ wrong: 'another', id: 'row-0052', seq: 6, at: NOW });
});

test('rows from before the chain cannot be changed afterwards either', async () => {
  const fresh = await freshDatabase();
  onTestFinished(fresh.drop);
  const { store } = fresh;
  await withoutTriggers(fresh);
  await store.write(async (tx) => {
    await tx.delete(tx.tables.chains);
    for (let n = 0; n < 5; n++) {
      await tx.insert(tx.tables.audits).values({ ...rowAt(n), detail: { n } });
      await tx.insert(tx.tables.accesses).values({ ...rowAt(n), personId: 'somebody' });
    }
    await beginChain(tx, CHAIN_KEY, NOW);
  });
  await add(store, 100, 103);
  expect(await store.read((q) => verifyHistory(q, CHAIN_KEY, []))).toEqual({
    rows: 6,
    before: 10,
    lanes: 2,
    otherKeys: 0,
    heads: 0,
  });
  const oldRow = (tx: Writer) => eq(tx.tables.audits.id, 'row-0002');
  const set = (value: object) => (tx: Writer) => tx.update(tx.tables.audits).set(value).where(oldRow(tx));
  const before = { wrong: 'changed-before', table: 'audits' };
  expect(await faultAfter(store, set({ at: 1 }))).toEqual(before);
  expect(await faultAfter(store, set({ detail: {} }))).toEqual(before);
  expect(await faultAfter(store, set({ lane: 0, seq: 9, mac: 'x' }))).toEqual(before);
  expect(await faultAfter(store, (tx) => tx.delete(tx.tables.audits).where(oldRow(tx)))).toEqual(before);
});

test('a key that was lost: the next chain holds what the first left, and says so', async () => {
  const fresh = await historyOf(4);
  await fresh.store.write((tx) => beginChain(tx, OTHER_KEY, NOW));
  const store = await openStore(fresh.where, { chainKey: OTHER_KEY });
  await add(store, 10, 13);
  const checked = await store.read((q) => verifyHistory(q, OTHER_KEY, []));
  await store.close();
  expect(checked).toEqual({ rows: 6, before: 8, lanes: 2, otherKeys: 1, heads: 0 });
  await withoutTriggers(fresh);
  let fault: Fault | undefined;
  await fresh.store.write(async (tx) => {
    await tx.update(tx.tables.audits).set({ at: 1 }).where(eq(tx.tables.audits.id, 'row-0002'));
    ({ fault } = await verifyHistory(tx, OTHER_KEY, []));
  });
  expect(fault).toEqual({ wrong: 'changed-before', table: 'audits' });
});
