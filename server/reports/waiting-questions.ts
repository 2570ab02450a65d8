import { and, eq, inArray, or } from 'drizzle-orm';
import { among } from '../../db/dialect.ts';
import type { Actor, Reader } from '../../db/engine.ts';
import { selectTeaching, type Teaching } from '../../db/reach/families.ts';
import type { TermRow } from '../../db/reach/lists.ts';
import type { ReachedClass, ReachedSchool } from '../../db/reach/reached.ts';
import { selectPlacesToday } from '../../db/reach/stays.ts';
import { ANSWER_DAYS } from '../contract/question.ts';
import { shanghaiDay } from '../core/calendar/days.ts';
import { answerersOf } from '../core/question/answerers.ts';
import { dueOn } from '../core/question/due.ts';
import { isWaiting, WAITING_STATES } from '../core/question/steps.ts';
import type { QuestionRow } from './asked-questions.ts';

type Class = Pick<ReachedClass, 'id' | 'districtId'>;

/** Who may answer each of some questions of some classes today. */
export async function answerersFor(
  q: Reader,
  classes: readonly Class[],
  rows: readonly QuestionRow[],
  today: string,
): Promise<(row: QuestionRow) => Teaching[]> {
  const asked = new Set(rows.map(({ classId }) => classId));
  const teaching = new Map<string, Teaching[]>();
  for (const at of classes) if (asked.has(at.id)) teaching.set(at.id, await selectTeaching(q, at, today));
  const pupilIds = [...new Set(rows.map(({ pupilId }) => pupilId))];
  const places = await selectPlacesToday(q, pupilIds, today);
  return ({ classId, pupilId, aboutOn, authorId, isPassedOn }) => {
    const isHereNow = (places.get(pupilId) ?? []).some((place) => place.classId === classId);
    return answerersOf(teaching.get(classId) ?? [], { aboutOn, authorId, isPassedOn, isHereNow });
  };
}

/** Those of some questions that the asker may answer. */
export async function onlyFor(
  q: Reader,
  { personId }: Actor,
  classes: readonly Class[],
  rows: readonly QuestionRow[],
  today: string,
): Promise<QuestionRow[]> {
  const answerers = await answerersFor(q, classes, rows, today);
  return rows.filter((row) => answerers(row).some((one) => one.personId === personId));
}

/** What waits for the asker in some classes, the first sent first. */
export async function selectWaitingFor(
  q: Reader,
  actor: Actor,
  classes: readonly Class[],
  today: string,
): Promise<QuestionRow[]> {
  if (classes.length === 0) return [];
  const { questions } = q.tables;
  const ids = classes.map(({ id }) => id);
  const rows = await q
    .select()
    .from(questions)
    .where(and(among(q, questions.classId, ids), inArray(questions.state, [...WAITING_STATES])));
  const own = await onlyFor(q, actor, classes, rows, today);
  return own.sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1));
}

/** Of what waits in a school: in which class, and since when. */
export async function selectWaitingIn(q: Reader, { id }: ReachedSchool) {
  const { questions } = q.tables;
  return await q
    .select({ classId: questions.classId, state: questions.state, sentAt: questions.sentAt })
    .from(questions)
    // Each by itself, so that either is found by its key.
    .where(and(eq(questions.schoolId, id), or(...WAITING_STATES.map((state) => eq(questions.state, state)))));
}

/** The last day to answer in, while it waits. */
export const dueOf = (terms: readonly TermRow[], { state, sentAt }: Pick<QuestionRow, 'state' | 'sentAt'>) =>
  isWaiting(state) ? dueOn(terms, shanghaiDay(sentAt), ANSWER_DAYS) : null;

/** Whether it waits for longer than it should. */
export function isOverdue(terms: readonly TermRow[], row: Pick<QuestionRow, 'state' | 'sentAt'>, today: string) {
  const due = dueOf(terms, row);
  return due !== null && due < today;
}
