import { and, eq, inArray } from 'drizzle-orm';
import { dayWithin, movedBy } from '../../server/core/calendar/terms.ts';
import { asSent, besideKey } from '../dialect.ts';
import type { Reader, Writer } from '../engine.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { computeRollup, type RollupRow } from './rollups.ts';
import { computeScores, type ScoreRow, selectTermsAround } from './scores.ts';

/** Evidence that has just changed: these pupils' records of this school and term. */
export type Touched = {
  readonly schoolId: string;
  readonly termId: string;
  readonly pupilIds: readonly string[];
  readonly dimensions: readonly string[];
  /** Classes whose list of pupils changed, beside those the pupils are in. */
  readonly classIds?: readonly string[];
  /** The day whose stays say which class a pupil is in: figures are of a day. */
  readonly today: string;
};

/**
 * The only writer of scores and rollups: called in the same transaction by every act that changes evidence or enrolments, by
 * the seed and by rebuild. A record counts for the school year to date, so the later terms of its school year move with it.
 */
export async function derive(tx: Writer, { schoolId, termId, pupilIds, dimensions, classIds = [], today }: Touched) {
  const terms = await selectTermsAround(tx, termId);
  const code = terms.find((term) => term.id === termId)?.code ?? '';
  for (const term of movedBy(terms, code)) {
    for (const dimension of dimensions) {
      const at = { schoolId, termId: term.id, dimension, day: dayWithin(term, today) };
      const before = await replaceScores(tx, at, pupilIds, await computeScores(tx, at, pupilIds));
      for (const classId of new Set([...before, ...classIds])) await replaceRollup(tx, { ...at, classId });
    }
  }
}

/** Every dimension that a term has a rubric for. */
export async function pinnedDimensions(q: Reader, termId: string): Promise<string[]> {
  const { termRubrics } = q.tables;
  const rows = await q
    .select({ dimension: termRubrics.dimension })
    .from(termRubrics)
    .where(eq(termRubrics.termId, termId))
    .orderBy(termRubrics.dimension);
  return rows.map((row) => row.dimension);
}

/**
 * Answers the classes that any of the rows was or is in. Rows that are there are updated and not deleted and written again: on
 * PostgreSQL that leaves the indexes alone, and transactions of different classes meet less often.
 */
async function replaceScores(
  tx: Writer,
  { schoolId, termId, dimension }: { schoolId: string; termId: string; dimension: string },
  pupilIds: readonly string[],
  rows: readonly ScoreRow[],
): Promise<Set<string>> {
  const { scores } = tx.tables;
  if (pupilIds.length === 0) return new Set();
  const of = (ids: readonly string[]) =>
    and(
      eq(scores.schoolId, schoolId),
      inArray(scores.pupilId, [...ids]),
      eq(scores.termId, termId),
      eq(scores.dimension, dimension),
    );
  const before = await tx.select({ pupilId: scores.pupilId, classId: scores.classId }).from(scores).where(of(pupilIds));
  const still = new Set(rows.map((row) => row.pupilId));
  const gone = before.flatMap(({ pupilId }) => (still.has(pupilId) ? [] : pupilId));
  if (gone.length > 0) await tx.delete(scores).where(of(gone));
  if (rows.length > 0) {
    const target = [scores.schoolId, scores.pupilId, scores.termId, scores.dimension];
    await tx
      .insert(scores)
      .values([...rows])
      .onConflictDoUpdate({ target, set: asSent(scores, target) });
  }
  return new Set([...before, ...rows].map((row) => row.classId));
}

type Place = {
  readonly schoolId: string;
  readonly classId: string;
  readonly termId: string;
  readonly dimension: string;
  readonly day: string;
};

async function replaceRollup(tx: Writer, at: Place) {
  const { rollups } = tx.tables;
  const row = await computeRollup(tx, at);
  if (row) {
    const target = [rollups.schoolId, rollups.classId, rollups.termId, rollups.dimension];
    await tx
      .insert(rollups)
      .values(row)
      .onConflictDoUpdate({ target, set: asSent(rollups, target) });
    return;
  }
  await tx
    .delete(rollups)
    .where(
      and(
        eq(rollups.schoolId, at.schoolId),
        eq(rollups.classId, at.classId),
        eq(rollups.termId, at.termId),
        eq(rollups.dimension, at.dimension),
      ),
    );
}

export type ClassTerm = { readonly schoolId: string; readonly classId: string; readonly termId: string };

/** Every class in every term it has pupils in. */
export async function selectClassTerms(q: Reader): Promise<ClassTerm[]> {
  const { enrolments } = unsafeTables(q);
  return await q
    .selectDistinct({ schoolId: enrolments.schoolId, classId: enrolments.classId, termId: enrolments.termId })
    .from(enrolments)
    .orderBy(enrolments.termId, enrolments.schoolId, enrolments.classId);
}

/** The stored figures of one class and term, to be compared before and after a rebuild. */
export async function selectFigures(q: Reader, at: ClassTerm): Promise<{ scores: ScoreRow[]; rollups: RollupRow[] }> {
  const { scores, rollups } = q.tables;
  return {
    scores: await q
      .select()
      .from(scores)
      .where(and(besideKey(scores.schoolId, at.schoolId), eq(scores.classId, at.classId), eq(scores.termId, at.termId)))
      .orderBy(scores.pupilId, scores.dimension),
    rollups: await q
      .select()
      .from(rollups)
      .where(and(eq(rollups.schoolId, at.schoolId), eq(rollups.classId, at.classId), eq(rollups.termId, at.termId)))
      .orderBy(rollups.dimension),
  };
}

/** Recomputes one class's figures of one term from its evidence and says how many stored rows were not what the evidence says. */
export async function rebuildClass(tx: Writer, at: ClassTerm, today: string): Promise<number> {
  const { enrolments } = unsafeTables(tx);
  const enrolled = await tx
    .selectDistinct({ pupilId: enrolments.pupilId })
    .from(enrolments)
    .where(
      and(eq(enrolments.schoolId, at.schoolId), eq(enrolments.classId, at.classId), eq(enrolments.termId, at.termId)),
    );
  const term = (await selectTermsAround(tx, at.termId)).find((one) => one.id === at.termId);
  if (!term) throw new Error('a class with a term that is not there');
  const day = dayWithin(term, today);
  const before = await selectFigures(tx, at);
  // A row of a pupil who never was in the class is also found: it is deleted with the others and not made again.
  const pupilIds = [...new Set([...enrolled.map((row) => row.pupilId), ...before.scores.map((row) => row.pupilId)])];
  for (const dimension of await pinnedDimensions(tx, at.termId)) {
    const of = { schoolId: at.schoolId, termId: at.termId, dimension, day };
    await replaceScores(tx, of, pupilIds, await computeScores(tx, of, pupilIds));
    await replaceRollup(tx, { ...at, dimension, day });
  }
  const after = await selectFigures(tx, at);
  return differences(before.scores, after.scores) + differences(before.rollups, after.rollups);
}

function differences(before: readonly object[], after: readonly object[]): number {
  const rows = (list: readonly object[]) => new Set(list.map((row) => JSON.stringify(row)));
  const [was, is] = [rows(before), rows(after)];
  return Math.max([...was].filter((row) => !is.has(row)).length, [...is].filter((row) => !was.has(row)).length);
}
