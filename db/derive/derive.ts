import { and, eq } from 'drizzle-orm';
import { dayWithin, movedBy } from '../../server/core/calendar/terms.ts';
import { scoreInShort } from '../../server/core/scoring/score-dimension.ts';
import { insertRows } from '../bulk.ts';
import { among, besideKey } from '../dialect.ts';
import type { Reader, Writer } from '../engine.ts';
import { districtOf, selectDistrictOfTerm } from '../frame.ts';
import { selectRubric } from '../pinned-rubrics.ts';
import { selectTerms, type TermRow } from '../reach/lists.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { type Place, type RollupRow, type Summed, selectPresent, selectSummed, sumRollup } from './rollups.ts';
import { computeScores, type SchoolTerm, type ScoreRow, selectPlaces } from './scores.ts';

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
    const at = { schoolId, terms, term, day: dayWithin(term, today) };
    await deriveTerm(tx, at, { pupilIds, dimensions, classIds });
  }
}

type Moved = Required<Pick<Touched, 'pupilIds' | 'dimensions' | 'classIds'>>;

/**
 * Scores anew these pupils in these dimensions, then sums anew every class that one of the rows was or is in, and these. Of a class the
 * rows of the others are read once; they are what it is summed from, and say which of the pupils had a row.
 */
async function deriveTerm(tx: Writer, at: SchoolTerm, { pupilIds, dimensions, classIds }: Moved) {
  const { schoolId, day } = at;
  const termId = at.term.id;
  const places = await selectPlaces(tx, at, pupilIds);
  const touched = new Set(pupilIds);
  const known = new Map<string, ReadonlySet<string>>();
  const presentIn = async (classId: string) => {
    const present = known.get(classId) ?? (await selectPresent(tx, { schoolId, classId, termId, day }));
    known.set(classId, present);
    return present;
  };
  for (const dimension of dimensions) {
    const rubric = await selectRubric(tx, termId, dimension);
    const scored = rubric ? await computeScores(tx, { ...at, rubric }, places, scoreInShort) : [];
    const rows = scored.map(({ row }) => row);
    const others = new Map<string, Summed[]>();
    const readOthers = async (classId: string) => {
      const hasOthers = !isWithin(await presentIn(classId), touched);
      others.set(classId, hasOthers ? await selectSummed(tx, { classId, termId, dimension }) : []);
    };
    for (const classId of new Set([...rows.map((row) => row.classId), ...classIds])) await readOthers(classId);
    const standing = [...others.values()].flat().filter((row) => touched.has(row.pupilId));
    const moved = await replaceScores(tx, { schoolId, termId, dimension }, { pupilIds, rows, standing });
    for (const classId of new Set([...moved, ...classIds])) {
      if (!others.has(classId)) await readOthers(classId);
      const stay = (others.get(classId) ?? []).filter((row) => !touched.has(row.pupilId));
      const scores = [...stay, ...rows.filter((row) => row.classId === classId)];
      const place = { schoolId, classId, termId, dimension };
      await replaceRollup(tx, place, rubric && sumRollup(place, { present: await presentIn(classId), rubric, scores }));
    }
  }
}

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) => [...some].every((one) => all.has(one));

/** All terms of the district a term belongs to. */
async function selectTermsAround(q: Reader, termId: string): Promise<readonly TermRow[]> {
  const districtId = await districtOf(q, termId, selectDistrictOfTerm);
  return districtId === undefined ? [] : await selectTerms(q, districtId);
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

type Stored = { readonly pupilId: string; readonly classId: string };

/**
 * Answers the classes that any of the rows was or is in; `standing` are those that have been read already. Rows that are there are updated
 * and not deleted and written again: on PostgreSQL that leaves the indexes alone, and transactions of different classes meet less often.
 */
async function replaceScores(
  tx: Writer,
  at: { schoolId: string; termId: string; dimension: string },
  { pupilIds, rows, standing }: { pupilIds: readonly string[]; rows: readonly ScoreRow[]; standing: readonly Stored[] },
): Promise<Set<string>> {
  const known = new Set(standing.map((row) => row.pupilId));
  const unknown = pupilIds.filter((id) => !known.has(id));
  const before = [...standing, ...(unknown.length > 0 ? await selectScored(tx, { ...at, pupilIds: unknown }) : [])];
  const still = new Set(rows.map((row) => row.pupilId));
  const gone = before.flatMap(({ pupilId }) => (still.has(pupilId) ? [] : pupilId));
  if (gone.length > 0) await deleteScores(tx, { ...at, pupilIds: gone });
  const { scores } = tx.tables;
  const replace = [scores.schoolId, scores.pupilId, scores.termId, scores.dimension];
  await insertRows(tx, scores, rows, { replace });
  return new Set([...before, ...rows].map((row) => row.classId));
}

type Scored = Holes<{ schoolId: string; termId: string; dimension: string; pupilIds: readonly string[] }>;

const selectScored = statement((q, at: Scored) => {
  const { scores } = q.tables;
  return q.select({ pupilId: scores.pupilId, classId: scores.classId }).from(scores).where(isScored(q, at));
});

const deleteScores = statement((tx: Writer, at: Scored) => tx.delete(tx.tables.scores).where(isScored(tx, at)));

function isScored(q: Reader, { schoolId, termId, dimension, pupilIds }: Scored) {
  const { scores } = q.tables;
  return and(
    eq(scores.schoolId, schoolId),
    among(q, scores.pupilId, pupilIds),
    eq(scores.termId, termId),
    eq(scores.dimension, dimension),
  );
}

async function replaceRollup(tx: Writer, at: Place, row: RollupRow | undefined) {
  const { rollups } = tx.tables;
  const replace = [rollups.schoolId, rollups.classId, rollups.termId, rollups.dimension];
  if (row) await insertRows(tx, rollups, [row], { replace });
  else await deleteRollup(tx, at);
}

const deleteRollup = statement((tx: Writer, at: Holes<Place>) => {
  const { rollups } = tx.tables;
  return tx
    .delete(rollups)
    .where(
      and(
        eq(rollups.schoolId, at.schoolId),
        eq(rollups.classId, at.classId),
        eq(rollups.termId, at.termId),
        eq(rollups.dimension, at.dimension),
      ),
    );
});

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
  const terms = await selectTermsAround(tx, at.termId);
  const term = terms.find((one) => one.id === at.termId);
  if (!term) throw new Error('a class with a term that is not there');
  const before = await selectFigures(tx, at);
  // A row of a pupil who never was in the class is also found: it is deleted with the others and not made again.
  const pupilIds = [...new Set([...enrolled.map((row) => row.pupilId), ...before.scores.map((row) => row.pupilId)])];
  const of = { schoolId: at.schoolId, terms, term, day: dayWithin(term, today) };
  await deriveTerm(tx, of, { pupilIds, dimensions: await pinnedDimensions(tx, at.termId), classIds: [at.classId] });
  const after = await selectFigures(tx, at);
  return differences(before.scores, after.scores) + differences(before.rollups, after.rollups);
}

function differences(before: readonly object[], after: readonly object[]): number {
  const rows = (list: readonly object[]) => new Set(list.map((row) => JSON.stringify(row)));
  const [was, is] = [rows(before), rows(after)];
  return Math.max([...was].filter((row) => !is.has(row)).length, [...is].filter((row) => !was.has(row)).length);
}
