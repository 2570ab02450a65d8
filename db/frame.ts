import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { as } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';
import type { Frame } from './known.ts';
import { type Holes, statement } from './statement.ts';
import { unsafeTables } from './unsafe-tables.ts';

/**
 * A district's frame at the version that this transaction sees: looked at once in each, and what was read for that version before, by
 * whichever transaction, is there. All of it was read three times in every write, and changes some times a year.
 */
export async function frameOf(q: Reader, districtId: string): Promise<Frame> {
  const version = q.looked.get(districtId) ?? (await lookAtVersion(q, districtId));
  const known = q.known.frames.get(districtId);
  if (known?.version === version) return known;
  const frame: Frame = { version, rubrics: new Map(), adopted: new Map(), arranged: new Map(), offered: new Map() };
  q.known.frames.set(districtId, frame);
  return frame;
}

async function lookAtVersion(q: Reader, districtId: string): Promise<string> {
  const [row] = await selectVersion(q, { districtId });
  const version = row?.frame ?? '';
  q.looked.set(districtId, version);
  return version;
}

const selectVersion = statement((q, at: Holes<{ districtId: string }>) => {
  const { areas } = unsafeTables(q);
  return q.select({ frame: areas.frame }).from(areas).where(eq(areas.id, at.districtId));
});

/**
 * To be said right after every change of what a frame is made of (db/change-frame.ts). The version is drawn and not counted: a change that
 * is rolled back leaves no number that the next one would use again for something else.
 */
export async function raiseFrame(tx: Writer, districtId: string, frame: string = randomUUID()) {
  await updateVersion(tx, { districtId, frame });
  tx.looked.set(districtId, frame);
}

const updateVersion = statement((tx: Writer, at: Holes<{ districtId: string; frame: string }>) => {
  const { areas } = unsafeTables(tx);
  return tx
    .update(areas)
    .set({ frame: as(areas.frame, at.frame) })
    .where(eq(areas.id, at.districtId));
});

/** The district that a term or a school is of; undefined where there is no such row. */
export async function districtOf(
  q: Reader,
  id: string,
  select: (q: Reader, at: { id: string }) => Promise<readonly { readonly districtId: string }[]>,
): Promise<string | undefined> {
  const known = q.known.districts.get(id);
  if (known !== undefined) return known;
  const [row] = await select(q, { id });
  if (row) q.known.districts.set(id, row.districtId);
  return row?.districtId;
}

export const selectDistrictOfTerm = statement((q, at: Holes<{ id: string }>) => {
  const { terms } = unsafeTables(q);
  return q.select({ districtId: terms.districtId }).from(terms).where(eq(terms.id, at.id));
});

export const selectDistrictOfSchool = statement((q, at: Holes<{ id: string }>) => {
  const { schools } = unsafeTables(q);
  return q.select({ districtId: schools.districtId }).from(schools).where(eq(schools.id, at.id));
});
