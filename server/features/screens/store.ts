import { and, asc, eq, inArray } from 'drizzle-orm';
import { memberOf } from '../../../db/dialect.ts';
import type { Reader, Writer } from '../../../db/engine.ts';
import { isCurrent, selectOptionalMeasurement } from '../../../db/measure/keep.ts';
import { isIn, selectDistrictAround } from '../../../db/reach/areas.ts';
import type { ReachedArea, ReachedSchool } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import type { ScreensMeasured } from '../../core/screens/screens-measured.ts';

export type OutcomeRow = Tables['screenOutcomes']['$inferSelect'];

export async function selectScreens(q: Reader, school: ReachedSchool, termId: string) {
  return await selectOptionalMeasurement(q, { placeId: school.id, termId, kind: 'screens' });
}

export async function selectOutcomes(
  q: Reader,
  schoolIds: readonly string[],
  termId: string,
): Promise<readonly OutcomeRow[]> {
  if (schoolIds.length === 0) return [];
  const { screenOutcomes } = q.tables;
  return await q
    .select()
    .from(screenOutcomes)
    .where(and(inArray(screenOutcomes.schoolId, [...schoolIds]), eq(screenOutcomes.termId, termId)))
    .orderBy(asc(screenOutcomes.schoolId), asc(screenOutcomes.screen), asc(screenOutcomes.subject));
}

/** The schools of an area by name, and what their screens found; nothing of anybody's own pattern is read. */
export async function selectAreaScreens(q: Reader, area: ReachedArea, termId: string) {
  const { schools: all } = await selectDistrictAround(q, area);
  const schools = all.filter((school) => isIn(area, school));
  const { measurements } = q.tables;
  const rows = await q
    .select({
      schoolId: measurements.placeId,
      cutOffAt: measurements.cutOffAt,
      screens: memberOf<ScreensMeasured['screens']>(measurements.body, 'screens'),
    })
    .from(measurements)
    .where(
      and(
        eq(measurements.districtId, area.districtId),
        eq(measurements.termId, termId),
        eq(measurements.kind, 'screens'),
        isCurrent(q.tables),
      ),
    );
  return { schools, measured: new Map(rows.map((row) => [row.schoolId, row])) };
}

/** Notes of marks of the school that still stand, by mark. */
export async function selectNotes(q: Reader, school: ReachedSchool, markIds: readonly string[]) {
  if (markIds.length === 0) return new Map<string, string>();
  const { marks } = q.tables;
  const rows = await q
    .select({ id: marks.id, note: marks.note })
    .from(marks)
    .where(and(eq(marks.schoolId, school.id), inArray(marks.id, [...markIds]), eq(marks.isWithdrawn, false)));
  return new Map(rows.flatMap(({ id, note }) => (note === null ? [] : [[id, note] as const])));
}

/** False where somebody decided it meanwhile. */
export async function insertOutcome(tx: Writer, row: OutcomeRow): Promise<boolean> {
  const { screenOutcomes } = tx.tables;
  const made = await tx
    .insert(screenOutcomes)
    .values(row)
    .onConflictDoNothing()
    .returning({ version: screenOutcomes.version });
  return made.length > 0;
}

/** False where it is not at that version any more. */
export async function updateOutcome(tx: Writer, row: OutcomeRow, from: number): Promise<boolean> {
  const { screenOutcomes } = tx.tables;
  const { schoolId, termId, screen, subject, ...said } = row;
  const changed = await tx
    .update(screenOutcomes)
    .set(said)
    .where(
      and(
        eq(screenOutcomes.schoolId, schoolId),
        eq(screenOutcomes.termId, termId),
        eq(screenOutcomes.screen, screen),
        eq(screenOutcomes.subject, subject),
        eq(screenOutcomes.version, from),
      ),
    )
    .returning({ version: screenOutcomes.version });
  return changed.length > 0;
}
