import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { Dimension } from '../../server/core/rubric/rubric.ts';
import type { PastTerm, SchoolEvidence, TermMark } from '../../server/core/screens/evidence.ts';
import { momentsOf } from '../../server/core/screens/rater-jumps.ts';
import type { Reader } from '../engine.ts';
import { selectBody, selectRubrics } from '../pinned-rubrics.ts';
import { selectPupilNames, selectTerms } from '../reach/lists.ts';

type Place = { readonly id: string; readonly districtId: string };
type TermRow = Awaited<ReturnType<typeof selectTerms>>[number];

/** What the screens look at: the staff's standing marks of one school and term, with each rater's levels of the term before. */
export async function selectSchoolEvidence(
  q: Reader,
  school: Place,
  term: TermRow,
  today: string,
): Promise<SchoolEvidence> {
  const rubrics = await selectRubrics(q, term.id);
  const before = (await selectTerms(q, school.districtId)).find(({ code }) => code < term.code);
  return {
    term,
    today,
    marks: await selectTermMarks(q, school.id, term.id),
    names: await selectPupilNames(q, school.id, term.id),
    scales: new Map(rubrics.map(({ body }) => [body.dimension, body.levelScale.map(({ code }) => code)])),
    past: before ? await selectPast(q, school.id, before.id) : [],
  };
}

async function selectTermMarks(q: Reader, schoolId: string, termId: string): Promise<TermMark[]> {
  const { marks, activities } = q.tables;
  const rows = await q
    .select({
      id: marks.id,
      classId: marks.classId,
      pupilId: marks.pupilId,
      dimension: marks.dimension,
      indicatorId: marks.indicatorId,
      activityId: marks.activityId,
      activityTitle: activities.title,
      raterId: marks.raterId,
      kind: marks.kind,
      rubricId: marks.rubricId,
      level: marks.level,
      happenedOn: marks.happenedOn,
      enteredAt: marks.enteredAt,
      note: marks.note,
    })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .where(
      and(
        eq(marks.schoolId, schoolId),
        eq(marks.termId, termId),
        eq(marks.raterKind, 'staff'),
        eq(marks.isWithdrawn, false),
        isNull(activities.withdrawnAt),
      ),
    )
    .orderBy(asc(marks.id));
  const stepOf = await stepsIn(q, rows);
  return rows.map(({ rubricId, level, ...row }) => ({
    ...row,
    dimension: row.dimension as Dimension,
    step: stepOf(rubricId, level),
  }));
}

/** A level as its step on the scale of its rubric: 1 the worst. */
async function stepsIn(q: Reader, rows: readonly { readonly rubricId: string }[]) {
  const steps = new Map<string, ReadonlyMap<string, number>>();
  for (const id of new Set(rows.map(({ rubricId }) => rubricId))) {
    const { levelScale } = await selectBody(q, id);
    steps.set(id, new Map(levelScale.map(({ code }, place) => [code, levelScale.length - place])));
  }
  return (rubricId: string, level: string | null) =>
    level === null ? null : (steps.get(rubricId)?.get(level) ?? null);
}

async function selectPast(q: Reader, schoolId: string, termId: string): Promise<PastTerm[]> {
  const { marks } = q.tables;
  const { raterId, dimension, rubricId, level } = marks;
  const rows = await q
    .select({ raterId, dimension, rubricId, level, n: count() })
    .from(marks)
    .where(
      and(
        eq(marks.schoolId, schoolId),
        eq(marks.termId, termId),
        eq(marks.raterKind, 'staff'),
        eq(marks.kind, 'level'),
        eq(marks.isWithdrawn, false),
      ),
    )
    .groupBy(raterId, dimension, rubricId, level)
    .orderBy(asc(raterId), asc(dimension), asc(rubricId), asc(level));
  const stepOf = await stepsIn(q, rows);
  const steps = new Map<
    string,
    { readonly raterId: string; readonly dimension: Dimension; readonly steps: number[] }
  >();
  for (const row of rows) {
    const step = stepOf(row.rubricId, row.level);
    const key = `${row.raterId} ${row.dimension}`;
    const own = steps.get(key) ?? { raterId: row.raterId, dimension: row.dimension as Dimension, steps: [] };
    steps.set(key, own);
    if (step !== null) own.steps.push(...Array.from({ length: row.n }, () => step));
  }
  return [...steps.values()].map((own) => ({
    raterId: own.raterId,
    dimension: own.dimension,
    ...momentsOf(own.steps),
  }));
}
