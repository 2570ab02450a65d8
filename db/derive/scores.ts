import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { isFresh, mondayOf } from '../../server/core/calendar/days.ts';
import { gradeOf, yearToDate } from '../../server/core/calendar/terms.ts';
import { METHOD_VERSION, type ScoredMark } from '../../server/core/scoring/dimension-score.ts';
import { scoreDimension } from '../../server/core/scoring/score-dimension.ts';
import { besideKey } from '../dialect.ts';
import type { Reader } from '../engine.ts';
import { selectRubric } from '../pinned-rubrics.ts';
import { selectTerms, type TermRow } from '../reach/lists.ts';
import type { WeekRecords } from '../schema/score.ts';
import type { Tables } from '../schema/tables.ts';
import { unsafeTables } from '../unsafe-tables.ts';

export type ScoreRow = Tables['scores']['$inferInsert'];
type ComputedScore = Tables['scores']['$inferSelect'];
type MarkRow = Awaited<ReturnType<typeof selectMarks>>[number];

/**
 * The marks of some pupils of one school in one dimension and one term, scored. Pupils without any record have no row. `readable` leaves out
 * what somebody may not read, for a score that is shown to them and never stored.
 */
export async function computeScores(
  q: Reader,
  at: { readonly schoolId: string; readonly termId: string; readonly dimension: string; readonly day: string },
  pupilIds: readonly string[],
  readable?: SQL,
): Promise<ComputedScore[]> {
  const rubric = await selectRubric(q, at.termId, at.dimension);
  if (!rubric || pupilIds.length === 0) return [];
  const terms = await selectTermsAround(q, at.termId);
  const term = terms.find((one) => one.id === at.termId);
  if (!term) return [];
  const codeOf = new Map(yearToDate(terms, term.code).map((one) => [one.id, one.code]));
  const classOf = await selectClassOf(q, at, pupilIds);
  const marksOf = new Map<string, MarkRow[]>();
  for (const mark of await selectMarks(q, at, pupilIds, [...codeOf.keys()], readable)) {
    const marks = marksOf.get(mark.pupilId);
    if (marks) marks.push(mark);
    else marksOf.set(mark.pupilId, [mark]);
  }
  return [...marksOf].flatMap(([pupilId, marks]) => {
    const place = classOf.get(pupilId);
    if (!place) return [];
    const grade = gradeOf(place, term.code);
    const { errorTerms, ...result } = scoreDimension(rubric, {
      grade,
      term: term.code,
      termStartsOn: term.startsOn,
      sex: place.sex,
      marks: marks.flatMap((mark) => asScored(mark, codeOf)),
    });
    const ofTerm = marks.filter((mark) => mark.termId === at.termId);
    return {
      schoolId: at.schoolId,
      termId: at.termId,
      dimension: at.dimension,
      pupilId,
      classId: place.classId,
      status: result.status,
      score: result.score,
      level: result.level,
      records: ofTerm.length,
      fresh: ofTerm.filter((mark) => isFresh(mark.happenedOn, mark.enteredAt)).length,
      lastOn:
        ofTerm
          .map((mark) => mark.happenedOn)
          .sort()
          .at(-1) ?? null,
      weeks: weeksOf(ofTerm),
      result,
      errorTerms,
      methodVersion: METHOD_VERSION,
    };
  });
}

function weeksOf(marks: readonly MarkRow[]): WeekRecords[] {
  const weeks = new Map<string, WeekRecords>();
  for (const { happenedOn, enteredAt } of marks) {
    const week = mondayOf(happenedOn);
    const { records, fresh } = weeks.get(week) ?? { records: 0, fresh: 0 };
    weeks.set(week, { week, records: records + 1, fresh: fresh + (isFresh(happenedOn, enteredAt) ? 1 : 0) });
  }
  return [...weeks.values()].sort((a, b) => (a.week < b.week ? -1 : 1));
}

/** All terms of the district a term belongs to. */
export async function selectTermsAround(q: Reader, termId: string): Promise<TermRow[]> {
  const { terms } = unsafeTables(q);
  const [term] = await q.select({ districtId: terms.districtId }).from(terms).where(eq(terms.id, termId));
  return term ? await selectTerms(q, term.districtId) : [];
}

/**
 * Each pupil's class in the term as of a day – the one it is in, else the one it was in last, else the one it comes into first – and what
 * the fitness tables need of the pupil.
 */
async function selectClassOf(
  q: Reader,
  { schoolId, termId, day }: { schoolId: string; termId: string; day: string },
  pupilIds: readonly string[],
) {
  const { enrolments, classes, pupils } = unsafeTables(q);
  const rows = await q
    .select({
      pupilId: enrolments.pupilId,
      sex: pupils.sex,
      classId: enrolments.classId,
      stage: classes.stage,
      entryYear: classes.entryYear,
      startsOn: enrolments.startsOn,
      endedOn: enrolments.endedOn,
    })
    .from(enrolments)
    .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(
      and(
        besideKey(enrolments.schoolId, schoolId),
        eq(enrolments.termId, termId),
        inArray(enrolments.pupilId, [...pupilIds]),
      ),
    );
  const first = new Map<string, (typeof rows)[number]>();
  for (const row of rows.sort((a, b) =>
    a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : a.classId < b.classId ? -1 : 1,
  )) {
    if (!first.has(row.pupilId) || row.startsOn <= day) first.set(row.pupilId, row);
  }
  return first;
}

/**
 * By pupil, then id, so that sums are taken in one order whatever the engine. What is kept for staff is a note and counts in nothing
 * (docs/rules.md 27): every figure opens to records that the family may see.
 */
async function selectMarks(
  q: Reader,
  { schoolId, dimension }: { schoolId: string; dimension: string },
  pupilIds: readonly string[],
  termIds: readonly string[],
  readable: SQL | undefined,
) {
  const { marks, activities } = q.tables;
  const rows = await q
    .select({
      id: marks.id,
      schoolId: marks.schoolId,
      pupilId: marks.pupilId,
      termId: marks.termId,
      indicatorId: marks.indicatorId,
      kind: marks.kind,
      level: marks.level,
      amount: marks.amount,
      detail: marks.detail,
      raterId: marks.raterId,
      raterKind: marks.raterKind,
      happenedOn: marks.happenedOn,
      enteredAt: marks.enteredAt,
    })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .where(
      and(
        eq(activities.visibility, 'family'),
        inArray(marks.pupilId, [...pupilIds]),
        eq(marks.dimension, dimension),
        inArray(marks.termId, [...termIds]),
        eq(marks.isWithdrawn, false),
        readable,
      ),
    )
    .orderBy(marks.pupilId, marks.id);
  // Not in the query: SQLite would then take the key (school, id) for the better index and read every mark of the school.
  return rows.filter((row) => row.schoolId === schoolId);
}

/** An observation judges nothing, so it is a record and no score. */
function asScored(mark: MarkRow, codeOf: ReadonlyMap<string, string>): ScoredMark[] {
  const { id, indicatorId, kind, level, amount, detail, raterId, raterKind, happenedOn } = mark;
  if (kind === 'observation') return [];
  const term = codeOf.get(mark.termId) ?? '';
  return [{ id, indicatorId, kind, level, amount, detail, raterId, raterKind, happenedOn, term }];
}
