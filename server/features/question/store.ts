import { and, count, desc, eq, gte, inArray, isNull, lte } from 'drizzle-orm';
import { insertRows } from '../../../db/bulk.ts';
import type { Actor, Reader, Writer } from '../../../db/engine.ts';
import { recordedWithin } from '../../../db/reach/held.ts';
import type { ReachedClass, ReachedPupil, ReachedSchool } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import {
  isOpen,
  OPEN_STATES,
  type QuestionState,
  type QuestionStep,
  WAITING_STATES,
} from '../../core/question/steps.ts';
import type { QuestionRow } from '../../reports/asked-questions.ts';

/** So many that changed last are looked through for those that a teacher has answered. */
const MOST_CHANGED = 60;

/** Of a class those that changed last and wait no more. */
export async function selectChanged(q: Reader, { id }: ReachedClass): Promise<QuestionRow[]> {
  const { questions } = q.tables;
  const rows = await q
    .select()
    .from(questions)
    .where(eq(questions.classId, id))
    .orderBy(desc(questions.changedAt), desc(questions.id))
    .limit(MOST_CHANGED);
  return rows.filter(({ state }) => !(WAITING_STATES as readonly string[]).includes(state));
}

/** The one of an id, of whichever child and class. */
export async function selectOptionalQuestion(q: Reader, id: string): Promise<QuestionRow | undefined> {
  const { questions } = q.tables;
  const [row] = await q.select().from(questions).where(eq(questions.id, id));
  return row;
}

/** Whether it was somebody's from the first. */
export async function hasAsked(q: Reader, { id }: QuestionRow, { personId }: Actor): Promise<boolean> {
  const { questionSteps } = q.tables;
  const first = and(eq(questionSteps.questionId, id), eq(questionSteps.version, 1));
  return (await q.$count(questionSteps, and(first, eq(questionSteps.byId, personId)))) === 1;
}

export async function countOpen(q: Reader, pupilId: string): Promise<number> {
  const { questions } = q.tables;
  return await q.$count(questions, and(eq(questions.pupilId, pupilId), inArray(questions.state, [...OPEN_STATES])));
}

/** How often somebody has asked, or asked again, since a moment. */
export async function countAskedSince(q: Reader, personId: string, since: number): Promise<number> {
  const { questionSteps } = q.tables;
  return await q.$count(
    questionSteps,
    and(
      eq(questionSteps.byId, personId),
      gte(questionSteps.at, since),
      inArray(questionSteps.step, ['ask', 'ask-again']),
    ),
  );
}

type Said = { readonly actor: Actor; readonly now: number };

/** False where one about the same is open. */
export async function insertQuestion(
  tx: Writer,
  row: Tables['questions']['$inferInsert'],
  text: string,
  { actor, now }: Said,
): Promise<boolean> {
  const { questions, questionSteps } = tx.tables;
  if ((await insertRows(tx, questions, [row], 'skip')) === 0) return false;
  const step = { questionId: row.id, version: 1, step: 'ask' as const, text, byId: actor.personId, at: now };
  await insertRows(tx, questionSteps, [step]);
  return true;
}

type Taken = { readonly step: QuestionStep; readonly state: QuestionState; readonly text: string | null };

/** The next step of a question. */
export async function takeStep(tx: Writer, before: QuestionRow, { step, state, text }: Taken, { actor, now }: Said) {
  const { questions, questionSteps } = tx.tables;
  const version = before.version + 1;
  // The row first: where two do something at once, PostgreSQL lets the second begin anew only for that.
  await tx
    .update(questions)
    .set({
      ...{ state, version, changedAt: now },
      openAbout: isOpen(state) ? before.openAbout : null,
      sentAt: step === 'ask-again' ? now : before.sentAt,
      answeredAt: step === 'answer' ? (before.answeredAt ?? now) : before.answeredAt,
    })
    .where(eq(questions.id, before.id));
  await insertRows(tx, questionSteps, [{ questionId: before.id, version, step, text, byId: actor.personId, at: now }]);
  return version;
}

/** The other side's steps of a question up to a version, seen for the first time; answers how many. */
export async function markSeen(
  tx: Writer,
  { id, version }: Pick<QuestionRow, 'id' | 'version'>,
  steps: readonly QuestionStep[],
  { actor, now }: Said,
): Promise<number> {
  const { questionSteps } = tx.tables;
  const unseen = and(
    eq(questionSteps.questionId, id),
    lte(questionSteps.version, version),
    inArray(questionSteps.step, [...steps]),
    isNull(questionSteps.seenAt),
  );
  const first = await tx.$count(questionSteps, unseen);
  if (first > 0) await tx.update(questionSteps).set({ seenAt: now, seenBy: actor.personId }).where(unseen);
  return first;
}

/** A record of a child by its id, with its activity, as far as the reader may read it; whether the family may is for whoever asks. */
export async function selectOptionalRecord(q: Reader, pupil: ReachedPupil, markId: string) {
  const { marks, activities } = q.tables;
  const [row] = await q
    .select({ mark: marks, activityVersion: activities.version })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .where(and(eq(marks.id, markId), eq(marks.pupilId, pupil.id), recordedWithin(marks, pupil)));
  return row;
}

/** How many questions of a school were asked since a moment, and how many of them were answered. */
export async function countSince(q: Reader, { id }: ReachedSchool, since: number) {
  const { questions } = q.tables;
  const [row] = await q
    .select({ asked: count(), answered: count(questions.answeredAt) })
    .from(questions)
    .where(and(eq(questions.schoolId, id), gte(questions.askedAt, since)));
  return { asked: row?.asked ?? 0, answered: row?.answered ?? 0 };
}
