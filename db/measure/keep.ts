import { and, desc, eq, inArray, notInArray } from 'drizzle-orm';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { MEASUREMENT_VERSION } from '../../server/core/measurement/measured.ts';
import { insertRows } from '../bulk.ts';
import type { Reader, Writer } from '../engine.ts';
import type { Tables } from '../schema/tables.ts';

export type Measurement = Tables['measurements']['$inferSelect'];
type Key = Pick<Measurement, 'placeId' | 'termId' | 'kind'>;
/** What decides whether a measurement would come out the same again. */
export type Basis = Pick<Measurement, 'methodVersion' | 'configHash' | 'inputHash'>;

const isRow = ({ measurements }: Reader['tables'], { placeId, termId, kind }: Key) =>
  and(eq(measurements.placeId, placeId), eq(measurements.termId, termId), eq(measurements.kind, kind));

/** Made by the methods of this version of the service. */
export const isCurrent = ({ measurements }: Reader['tables']) => eq(measurements.methodVersion, MEASUREMENT_VERSION);

/** The newest of its kind takes the place of the one before. */
async function keepMeasurements(tx: Writer, rows: readonly Measurement[]) {
  const { measurements } = tx.tables;
  const replace = [measurements.placeId, measurements.termId, measurements.kind];
  await insertRows(tx, measurements, rows, { replace });
}

/** Nothing has changed since it was worked out: it holds until now. */
async function renewMeasurement(tx: Writer, key: Key & Pick<Measurement, 'cutOffAt'>) {
  await tx.update(tx.tables.measurements).set({ cutOffAt: key.cutOffAt }).where(isRow(tx.tables, key));
}

/** The measurement of a place in a term, if one was made by today's methods: another version's may say other things, or say them otherwise. */
export async function selectOptionalMeasurement<K extends Measurement['kind']>(
  q: Reader,
  key: Key & { readonly kind: K },
): Promise<(Measurement & { readonly body: Extract<Measurement['body'], { kind: K }> }) | undefined> {
  const isOurs = and(isRow(q.tables, key), isCurrent(q.tables));
  const [row] = await q.select().from(q.tables.measurements).where(isOurs);
  return row as never;
}

/** On what the stored measurements of a term rest, by 'place kind'. */
export async function selectBases(q: Reader, districtId: string, termId: string): Promise<Map<string, Basis>> {
  const { measurements } = q.tables;
  const rows = await q
    .select({
      placeId: measurements.placeId,
      kind: measurements.kind,
      methodVersion: measurements.methodVersion,
      configHash: measurements.configHash,
      inputHash: measurements.inputHash,
    })
    .from(measurements)
    .where(and(eq(measurements.districtId, districtId), eq(measurements.termId, termId)));
  return new Map(rows.map(({ placeId, kind, ...basis }) => [`${placeId} ${kind}`, basis]));
}

/** When the areas of a district got their figures of a term last, by today's methods. */
export async function selectReleasedAt(q: Reader, districtId: string, termId: string): Promise<number | undefined> {
  const { measurements } = q.tables;
  const [row] = await q
    .select({ at: measurements.cutOffAt })
    .from(measurements)
    .where(and(isRow(q.tables, { placeId: districtId, termId, kind: 'released' }), isCurrent(q.tables)));
  return row?.at;
}

/** When a school or an area of a term was measured last by today's methods; what areas print has a day of its own. */
export async function selectMeasuredAt(q: Reader, termId: string): Promise<number | undefined> {
  const { measurements } = q.tables;
  const [row] = await q
    .select({ at: measurements.cutOffAt })
    .from(measurements)
    .where(
      and(eq(measurements.termId, termId), notInArray(measurements.kind, ['held', 'released']), isCurrent(q.tables)),
    )
    .orderBy(desc(measurements.cutOffAt))
    .limit(1);
  return row?.at;
}

/** The schools' sums that the areas of a district print of a term, and what the areas print, by today's methods. */
export async function selectLastRelease(q: Reader, districtId: string, termId: string): Promise<Measurement[]> {
  const { measurements } = q.tables;
  const isOfTerm = and(eq(measurements.districtId, districtId), eq(measurements.termId, termId));
  return await q
    .select()
    .from(measurements)
    .where(and(isOfTerm, inArray(measurements.kind, ['held', 'released']), isCurrent(q.tables)));
}

/**
 * Whether what leaves the schools was made today already. What a wrong clock dated later than today was not, or it would stand until its day
 * comes.
 */
export const isOfToday = (releasedAt: number | undefined, now: number) =>
  releasedAt !== undefined && shanghaiDay(releasedAt) === shanghaiDay(now);

/** Measurements to be written together, those that may be written once a day, or one that holds on because nothing it rests on has changed. */
export type Kept =
  | { readonly rows: readonly Measurement[] }
  | { readonly release: readonly Measurement[] }
  | { readonly renewed: Key & Pick<Measurement, 'cutOffAt'> };

export async function keep(tx: Writer, kept: Kept) {
  if ('rows' in kept) await keepMeasurements(tx, kept.rows);
  else if ('release' in kept) await keepRelease(tx, kept.release);
  else await renewMeasurement(tx, kept.renewed);
}

/** Asked again where it is written: another process may have made the day's first meanwhile, and that one has been read. */
async function keepRelease(tx: Writer, rows: readonly Measurement[]) {
  const [first] = rows;
  if (!first) return;
  const { districtId, termId, cutOffAt } = first;
  if (!isOfToday(await selectReleasedAt(tx, districtId, termId), cutOffAt)) await keepMeasurements(tx, rows);
}
