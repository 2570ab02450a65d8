import { and, eq, gt, lt, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Writer } from '../../db/engine.ts';
import { HISTORY } from '../../db/history/links.ts';
import { faultAfter, headsOf, historyOf, NOW, rowAt, withoutTriggers } from '../support/history.ts';

const COLUMNS = {
  audits: ['id', 'at', 'personId', 'routeId', 'object', 'detail', 'lane', 'seq', 'mac'],
  accesses: ['id', 'at', 'personId', 'routeId', 'object', 'lane', 'seq', 'mac'],
} as const;
const FLIPPED: Readonly<Record<string, unknown>> = {
  id: 'another',
  at: NOW - 1,
  personId: 'another',
  routeId: 'another',
  object: 'another',
  detail: { marks: 1 },
  lane: 7,
  seq: 700,
  mac: 'A'.repeat(43),
};

test.each(HISTORY)('%s: whatever is done to it is named', async (name) => {
  const rows = 12;
  const fresh = await historyOf(rows);
  const { store } = fresh;
  await withoutTriggers(fresh);
  const heads = await headsOf(store);
  const at = (tx: Writer, seq: number) => eq(tx.tables[name].seq, seq);
  const set = (seq: number, value: object) => (tx: Writer) =>
    tx
      .update(tx.tables[name])
      .set(value as never)
      .where(at(tx, seq));
  const faultOf = (doing: (tx: Writer) => PromiseLike<unknown>) => faultAfter(store, doing, heads);
  expect(await faultOf(async () => undefined), 'nothing').toBeUndefined();

  for (const column of COLUMNS[name]) {
    const found = await faultOf(set(5, { [column]: FLIPPED[column] }));
    // A row that was moved leaves its place: the next one says so.
    const moved = column === 'lane' || column === 'seq';
    const id = column === 'id' ? 'another' : moved ? 'row-0005' : 'row-0004';
    expect(found, column).toEqual({ wrong: moved ? 'missing' : 'changed', table: name, id, lane: 0, seq: 5 });
  }
  expect(await faultOf(set(5, { lane: null, seq: null, mac: null })), 'its link taken away').toEqual({
    wrong: 'unlinked',
    table: name,
    id: 'row-0004',
  });
  expect(await faultOf(set(5, { seq: null })), 'its number taken away').toMatchObject({
    wrong: 'missing',
    id: 'row-0005',
  });

  const gone = (where: (tx: Writer) => ReturnType<typeof at>) => (tx: Writer) =>
    tx.delete(tx.tables[name]).where(where(tx));
  expect(await faultOf(gone((tx) => at(tx, 5))), 'one in the middle').toEqual({
    wrong: 'missing',
    table: name,
    id: 'row-0005',
    lane: 0,
    seq: 5,
  });
  expect(await faultOf(gone((tx) => at(tx, 1))), 'the first').toMatchObject({ wrong: 'missing', seq: 1 });
  const older = { wrong: 'older', table: name, lane: 0, seq: rows, at: NOW };
  expect(await faultOf(gone((tx) => at(tx, rows))), 'the last').toEqual(older);
  expect(await faultOf((tx) => tx.delete(tx.tables[name])), 'all').toEqual(older);

  const swap = (what: 'places' | 'contents') => async (tx: Writer) => {
    const table = tx.tables[name];
    const [a, b] = await tx
      .select()
      .from(table)
      .where(and(gt(table.seq, 3), lt(table.seq, 6)))
      .orderBy(table.seq);
    if (!a || !b) throw new Error('there are no two rows');
    const { lane, seq, mac } = a;
    await tx.delete(table).where(and(gt(table.seq, 3), lt(table.seq, 6)));
    const [first, second] =
      what === 'contents'
        ? [
            { ...b, lane, seq, mac },
            { ...a, lane: b.lane, seq: b.seq, mac: b.mac },
          ]
        : [
            { ...b, seq },
            { ...a, seq: b.seq },
          ];
    await tx.insert(table).values([first, second] as never);
  };
  for (const what of ['places', 'contents'] as const)
    expect(await faultOf(swap(what)), what).toEqual({ wrong: 'changed', table: name, id: 'row-0004', lane: 0, seq: 4 });

  const forged = { ...rowAt(99), personId: 'nobody', ...(name === 'audits' ? { detail: {} } : {}) };
  const insert = (value: object) => (tx: Writer) => tx.insert(tx.tables[name]).values(value as never);
  expect(await faultOf(insert(forged)), 'without a link').toEqual({ wrong: 'unlinked', table: name, id: 'row-0099' });
  const end = { ...forged, lane: 0, seq: rows + 1, mac: 'A'.repeat(43) };
  expect(await faultOf(insert(end)), 'at the end').toMatchObject({ wrong: 'changed', id: 'row-0099', seq: rows + 1 });
  expect(await faultOf(insert({ ...end, lane: 3 })), 'in a lane of its own').toMatchObject({ id: 'row-0099', lane: 3 });
  expect(await faultOf(insert({ ...end, seq: null })), 'without a number').toEqual({ wrong: 'unlinked', table: name });
  expect(await faultOf(insert({ ...end, lane: -1 })), 'before all lanes').toMatchObject({
    wrong: 'unlinked',
    id: 'row-0099',
  });
});

test('any row of any history, changed in any column, taken away or doubled: always named', async () => {
  const [most, fresh] = [30, await historyOf(30)];
  const { store } = fresh;
  await withoutTriggers(fresh);
  const heads = await headsOf(store);
  const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }).map((found) => `x${found}`);
  const cell = fc.oneof(
    fc.tuple(fc.constantFrom('id', 'personId', 'routeId', 'object', 'mac'), text),
    fc.tuple(fc.constantFrom('at', 'lane', 'seq'), fc.integer({ min: 1000, max: 2 ** 40 })),
  );
  const tamper = fc.oneof(
    cell.map(([column, value]) => ({ do: 'set' as const, column, value })),
    fc.constant({ do: 'delete' as const }),
    fc.integer({ min: 1, max: 5 }).map((by) => ({ do: 'move' as const, by: by * 1000 })),
    fc.constant({ do: 'double' as const }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...HISTORY),
      fc.integer({ min: 1, max: most }),
      tamper,
      async (name, seq, done) => {
        const fault = await faultAfter(
          store,
          async (tx) => {
            const table = tx.tables[name];
            const it = eq(table.seq, seq);
            if (done.do === 'delete') await tx.delete(table).where(it);
            if (done.do === 'set')
              await tx
                .update(table)
                .set({ [done.column]: done.value } as never)
                .where(it);
            if (done.do === 'move')
              await tx
                .update(table)
                .set({ seq: sql`${table.seq} + ${done.by}` } as never)
                .where(it);
            if (done.do === 'double') {
              const [row] = await tx.select().from(table).where(it);
              await tx.insert(table).values({ ...row, id: 'double', seq: most + 1 } as never);
            }
          },
          heads,
        );
        expect(fault?.table).toBe(name);
      },
    ),
    { numRuns: 80 },
  );
});
