import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectArchives } from '../../db/archives.ts';
import type { Writer } from '../../db/engine.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { type ArchiveDocument, digestOf, documentOf, packed, textOf, unpacked } from '../../server/archive/document.ts';
import { type ArchiveFinding, selectFiledDigests, verifyArchive } from '../../server/archive/verify-archive.ts';
import { openFiling } from '../support/archives.ts';
import { Undone, withoutTriggers } from '../support/history.ts';

type Filing = Awaited<ReturnType<typeof openFiling>>;
type Doing = (tx: Writer) => PromiseLike<unknown>;

/** What verifying says after something was done behind the service's back, which is undone again. */
async function findingAfter({ store }: Filing, doing: Doing): Promise<ArchiveFinding | null | undefined> {
  let finding: ArchiveFinding | null | undefined;
  const undone = store.write(async (tx) => {
    await doing(tx);
    const [row] = await selectArchives(tx, { limit: 1 });
    if (row) ({ finding } = await verifyArchive(tx, row, await selectFiledDigests(tx)));
    throw new Undone();
  });
  await expect(undone).rejects.toThrow(Undone);
  return finding;
}

async function openFiled() {
  const world = await openFiling();
  await world.file();
  const [row] = await world.store.read((q) => selectArchives(q, { limit: 1 }));
  if (!row) throw new Error('nothing was filed');
  return { ...world, row, text: unpacked(row.body) };
}

test('what is filed stays: both engines refuse to change it and to take it away', async () => {
  const { store } = await openFiled();
  for (const name of ['archives', 'archiveParts'] as const) {
    for (const doing of [
      (tx: Writer) => tx.update(tx.tables[name]).set({ body: 'another' }),
      (tx: Writer) => tx.delete(tx.tables[name]),
    ]) {
      const error = await store.write(async (tx) => await doing(tx)).catch((found: unknown) => found);
      const why = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      expect(why, name).toMatchObject({ message: expect.stringMatching(/what is filed stays/) });
    }
  }
});

test('whatever is changed of a report, or of what it was made of, is named', async () => {
  const world = await openFiled();
  const { row, text, own, both } = world;
  await withoutTriggers(world);
  const after = async (doing: Doing) => await findingAfter(world, doing);
  const set = (value: object) => (tx: Writer) => tx.update(tx.tables.archives).set(value as never);
  expect(await after(async () => undefined)).toBeNull();

  expect(await after(set({ body: 'no document' }))).toBe('unreadable');
  expect(await after(set({ body: packed('{"format":"another"}') }))).toBe('unreadable');
  expect(await after(set({ digest: 'a'.repeat(64) }))).toBe('digest');
  expect(await after(set({ number: 2 }))).toBe('digest');
  expect(await after(set({ pupilId: world.mate }))).toBe('digest');
  expect(await after(set({ evidence: 'a'.repeat(64) }))).toBe('evidence');
  const { archiveParts, confirmations, marks, activities } = await world.store.read(async (q) => unsafeTables(q));
  expect(await after((tx) => tx.delete(archiveParts))).toBe('part');
  expect(await after((tx) => tx.update(archiveParts).set({ body: '{}' }))).toBe('part');
  expect(await after((tx) => tx.delete(confirmations).where(eq(confirmations.stage, 'principal')))).toBe('unconfirmed');

  // What it says, changed together with its digest: the history tells of another one.
  const [markId = ''] = both.marks.flatMap((one) => (one.pupilId === own ? one.id : []));
  const changedTo = (change: (document: ArchiveDocument) => ArchiveDocument) => textOf(change(documentOf(text)));
  const withDigest = (said: string) => set({ body: packed(said), digest: digestOf(said) });
  const named = changedTo((one) => ({ ...one, notice: { ...one.notice, endsOn: '2026-11-05' } }));
  expect(await after(withDigest(named))).toBe('history');
  // And with the history, whose chain is then broken: the figures of a level that nobody gave.
  const raised = changedTo((one) => ({
    ...one,
    scored: one.scored.map(({ input, ...score }) => ({
      ...score,
      input: { ...input, marks: input.marks.map((mark) => ({ ...mark, level: 'D' })) },
    })),
  }));
  expect(raised).not.toBe(text);
  const rewritten: Doing = async (tx) => {
    await withDigest(raised)(tx);
    const { audits } = tx.tables;
    await tx
      .update(audits)
      .set({ detail: { [row.id]: digestOf(raised) } })
      .where(eq(audits.routeId, 'file-class-records'));
  };
  expect(await after(rewritten)).toBe('figures');

  // The records themselves.
  const ofMark = eq(marks.id, markId);
  expect(await after((tx) => tx.update(marks).set({ level: 'D' }).where(ofMark))).toBe('changed');
  expect(await after((tx) => tx.update(marks).set({ isWithdrawn: true }).where(ofMark))).toBe('changed');
  expect(await after((tx) => tx.update(marks).set({ forFamily: false }).where(ofMark))).toBe('changed');
  expect(await after((tx) => tx.update(activities).set({ title: '另一次活动' }))).toBe('changed');
});

test('of a document no byte can be another', async () => {
  const world = await openFiled();
  const { text } = world;
  await withoutTriggers(world);
  const bytes = Buffer.from(text);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8((flipped.readUInt8(at) ^ by) & 255, at);
      const body = packed(flipped.toString());
      const finding = await findingAfter(world, (tx) => tx.update(tx.tables.archives).set({ body }));
      expect(['digest', 'unreadable']).toContain(finding);
    }),
    { numRuns: 60 },
  );
});
