import { and, asc, desc, eq } from 'drizzle-orm';
import { among } from '../../db/dialect.ts';
import type { Reader } from '../../db/engine.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import type { Tables } from '../../db/schema/tables.ts';

export type QuestionRow = Tables['questions']['$inferSelect'];

/** What the family asked about a child, the latest first, at most so many. */
export async function selectAskedAbout(q: Reader, { id }: ReachedPupil, most: number): Promise<QuestionRow[]> {
  const { questions } = q.tables;
  return await q
    .select()
    .from(questions)
    .where(eq(questions.pupilId, id))
    .orderBy(desc(questions.askedAt), desc(questions.id))
    .limit(most);
}

/** What was said and done in some questions, by question, the first first. */
export async function selectSteps(q: Reader, questionIds: readonly string[]) {
  if (questionIds.length === 0) return [];
  const { questionSteps } = q.tables;
  return await q
    .select()
    .from(questionSteps)
    .where(among(q, questionSteps.questionId, questionIds))
    .orderBy(asc(questionSteps.questionId), asc(questionSteps.version));
}
export type StepRow = Awaited<ReturnType<typeof selectSteps>>[number];

/** How the records stand that some questions are about, by id. */
export async function selectRecordsOf(q: Reader, rows: readonly QuestionRow[]) {
  const ids = rows.flatMap(({ markId }) => markId ?? []);
  if (ids.length === 0) return new Map<string, never>();
  const { marks, activities } = q.tables;
  const found = await q
    .select({
      markId: marks.id,
      classId: marks.classId,
      happenedOn: marks.happenedOn,
      version: marks.version,
      forFamily: marks.forFamily,
      isWithdrawn: marks.isWithdrawn,
      title: activities.title,
      activityVersion: activities.version,
    })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .where(among(q, marks.id, [...new Set(ids)]));
  return new Map(found.map((row) => [row.markId, row]));
}
export type AskedRecords = Awaited<ReturnType<typeof selectRecordsOf>>;
