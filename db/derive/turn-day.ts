import { and, eq, gt, gte, isNull, lt, lte, or } from 'drizzle-orm';
import { grouped } from '../../server/core/grouped.ts';
import type { Reader, Writer } from '../engine.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { derive, pinnedDimensions } from './derive.ts';

/** The districts whose figures are of a day before. */
export async function selectDistrictsBehind(q: Reader, today: string): Promise<string[]> {
  const { areas } = unsafeTables(q);
  const rows = await q
    .select({ id: areas.id })
    .from(areas)
    .where(and(eq(areas.kind, 'district'), or(isNull(areas.figuresOn), lt(areas.figuresOn, today))))
    .orderBy(areas.id);
  return rows.map((row) => row.id);
}

/**
 * Brings a district's figures from the day they are of to today: those of the pupils whose stay began or was over on a day since, and of
 * the classes they came into or left. A move that was announced takes effect here and nowhere else. Answers how many stays that were.
 */
export async function turnDay(tx: Writer, districtId: string, today: string): Promise<number> {
  const { areas } = unsafeTables(tx);
  const [district] = await tx.select({ figuresOn: areas.figuresOn }).from(areas).where(eq(areas.id, districtId));
  if (!district) throw new Error(`no district ${districtId}`);
  // Before the first time nobody knows of which day the figures are: whatever ever changed is looked at.
  const since = district.figuresOn ?? '';
  if (since >= today) return 0;
  const turned = await selectTurned(tx, districtId, { since, today });
  const places = grouped(turned, ({ schoolId, termId }) => `${schoolId} ${termId}`);
  for (const stays of places.values()) {
    const [first] = stays;
    if (!first) continue;
    const { schoolId, termId } = first;
    await derive(tx, {
      schoolId,
      termId,
      pupilIds: [...new Set(stays.map((stay) => stay.pupilId))],
      classIds: [...new Set(stays.map((stay) => stay.classId))],
      dimensions: await pinnedDimensions(tx, termId),
      today,
    });
  }
  await tx.update(areas).set({ figuresOn: today }).where(eq(areas.id, districtId));
  return turned.length;
}

/** The stays with a first day, or a day after the last one, since a day and inside their term: outside of it no day changes anything. */
async function selectTurned(q: Reader, districtId: string, { since, today }: { since: string; today: string }) {
  const { enrolments, terms } = unsafeTables(q);
  const { startsOn, endedOn } = enrolments;
  const hasBegun = and(
    gt(startsOn, since),
    lte(startsOn, today),
    gt(startsOn, terms.startsOn),
    lte(startsOn, terms.endsOn),
  );
  const isOver = and(gte(endedOn, since), lt(endedOn, today), gte(endedOn, terms.startsOn), lt(endedOn, terms.endsOn));
  return await q
    .select({
      schoolId: enrolments.schoolId,
      termId: enrolments.termId,
      classId: enrolments.classId,
      pupilId: enrolments.pupilId,
    })
    .from(enrolments)
    .innerJoin(terms, eq(terms.id, enrolments.termId))
    .where(and(eq(terms.districtId, districtId), or(hasBegun, isOver)))
    .orderBy(enrolments.termId, enrolments.schoolId, enrolments.id);
}
