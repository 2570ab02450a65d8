import type { Actor, Reader } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectTeaching } from '../../../db/reach/families.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import type { ClassRow, ReachedClass, ReachedPupil } from '../../../db/reach/reached.ts';
import { type AskedAbout, MOST_QUESTIONS, type QuestionFault } from '../../contract/question.ts';
import { shanghaiDay, shanghaiNoon } from '../../core/calendar/days.ts';
import { dayWithin, isThereOn, termOf } from '../../core/calendar/terms.ts';
import { answerersOf } from '../../core/question/answerers.ts';
import { type QuestionState, type QuestionStep, stateAfter } from '../../core/question/steps.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { invalid, notFound, Refusal } from '../../refusal.ts';
import type { QuestionRow } from '../../reports/asked-questions.ts';
import { onlyFor } from '../../reports/waiting-questions.ts';
import { countAskedSince, countOpen, selectOptionalQuestion, selectOptionalRecord } from './store.ts';

const HALF_A_DAY = 12 * 3_600_000;

export const refused = (path: string, code: QuestionFault, message: string) => invalid(path, message, code);

type Class = Pick<ClassRow, 'id' | 'schoolId' | 'districtId'>;
/** What a question is about, and the class in which it was so. */
type Subject = Pick<QuestionRow, 'termId' | 'dimension' | 'indicatorId' | 'aboutOn' | 'authorId'> &
  Pick<QuestionRow, 'markSchoolId' | 'markId' | 'markVersion' | 'activityVersion'> & { readonly at: Class };

const none = () => refused('about', 'question.none', 'the family reads no such record or level of this child');

/** What the family may read of it, or a refusal that does not say why not. */
export async function subjectOf(q: Reader, pupil: ReachedPupil, about: AskedAbout, today: string): Promise<Subject> {
  return about.kind === 'record' ? await recordAsked(q, pupil, about.markId) : await levelAsked(q, pupil, about, today);
}

async function recordAsked(q: Reader, pupil: ReachedPupil, id: string): Promise<Subject> {
  const found = await selectOptionalRecord(q, pupil, id);
  // Of what a family said itself nobody else answers.
  if (!found || found.mark.isWithdrawn || !found.mark.forFamily || found.mark.raterKind !== 'staff') throw none();
  const { mark, activityVersion } = found;
  const { schoolId, termId, dimension, indicatorId } = mark;
  if (!(await isForFamily(q, { termId, dimension, indicatorId }))) throw none();
  return {
    ...{ termId, dimension, indicatorId, aboutOn: mark.happenedOn, authorId: mark.raterId },
    ...{ markSchoolId: schoolId, markId: mark.id, markVersion: mark.version, activityVersion },
    at: { id: mark.classId, schoolId, districtId: pupil.districtId },
  };
}

async function levelAsked(
  q: Reader,
  pupil: ReachedPupil,
  { term: code, dimension, indicatorId }: Extract<AskedAbout, { kind: 'level' }>,
  today: string,
): Promise<Subject> {
  const term = (await selectTerms(q, pupil.districtId)).find((one) => one.code === code);
  if (!term || term.startsOn > today) throw none();
  const at = (await selectEnrolmentsOf(q, pupil, today)).find(({ termId }) => termId === term.id);
  if (!at || !(await isForFamily(q, { termId: term.id, dimension, indicatorId }))) throw none();
  const day = dayWithin(term, today);
  return {
    ...{ termId: term.id, dimension, indicatorId, authorId: null },
    // Who left in mid-term is asked about as on the last day there.
    aboutOn: at.endedOn !== null && at.endedOn < day ? at.endedOn : day,
    ...{ markSchoolId: null, markId: null, markVersion: null, activityVersion: null },
    at,
  };
}

type Where = { readonly termId: string; readonly dimension: string; readonly indicatorId: string | null };

/** Whether the dimension, or the indicator of it, is one that families read in that term. */
async function isForFamily(q: Reader, { termId, dimension, indicatorId }: Where): Promise<boolean> {
  const rubric = (await selectRubrics(q, termId)).find(({ body }) => body.dimension === dimension)?.body;
  if (indicatorId === null) return rubric !== undefined;
  const indicator = rubric?.indicators.find(({ id }) => id === indicatorId);
  return indicator !== undefined && mayRead(indicator, 'family', false);
}

/** Where it goes: to who had the child then, else to the child's homeroom teacher of today. */
export async function wayOf(
  q: Reader,
  pupil: ReachedPupil,
  { at, aboutOn, authorId }: Subject,
  today: string,
): Promise<Pick<QuestionRow, 'schoolId' | 'classId' | 'isPassedOn'>> {
  const asked = { aboutOn, authorId, isPassedOn: false, isHereNow: false };
  if (answerersOf(await selectTeaching(q, at, today), asked).length > 0)
    return { schoolId: at.schoolId, classId: at.id, isPassedOn: false };
  const term = termOf(await selectTerms(q, pupil.districtId), today);
  const stays = await selectEnrolmentsOf(q, pupil, today);
  const now = stays.find((stay) => stay.termId === term?.id && isThereOn(stay, dayWithin(stay.term, today)));
  const passed = { ...asked, isPassedOn: true, isHereNow: true };
  if (!now || answerersOf(await selectTeaching(q, now, today), passed).length === 0)
    throw refused('about', 'question.nobody', 'nobody is there who could answer; ask the school');
  return { schoolId: now.schoolId, classId: now.id, isPassedOn: true };
}

/** Refuses one more about the child. */
export async function mustHaveRoom(q: Reader, pupilId: string) {
  const { open } = MOST_QUESTIONS;
  if ((await countOpen(q, pupilId)) >= open)
    throw refused('about', 'question.many', `${open} about this child are open`);
}

/** And asking once more on the same day. */
export async function mustHaveLeft(q: Reader, { personId }: Actor, now: number) {
  const { aDay } = MOST_QUESTIONS;
  const since = shanghaiNoon(shanghaiDay(now)) - HALF_A_DAY;
  if ((await countAskedSince(q, personId, since)) >= aDay)
    throw refused('text', 'question.a-day', `at most ${aDay} can be asked in one day`);
}

/** The child's own by its id. */
export async function questionOf(q: Reader, pupil: ReachedPupil, id: string): Promise<QuestionRow> {
  const found = await selectOptionalQuestion(q, id);
  if (found?.pupilId !== pupil.id) throw notFound();
  return found;
}

/** One of the class that the asker may answer. */
export async function questionFor(
  q: Reader,
  actor: Actor,
  at: ReachedClass,
  { id, today }: { readonly id: string; readonly today: string },
): Promise<QuestionRow> {
  const found = await selectOptionalQuestion(q, id);
  if (found?.classId !== at.id) throw notFound();
  const [own] = await onlyFor(q, actor, [at], [found], today);
  if (!own) throw notFound();
  return own;
}

/** What the step makes of it; refused where something was said since it was on the screen, or the step can no longer be taken. */
export function mustTake(before: QuestionRow, version: number, step: QuestionStep): QuestionState {
  if (before.version !== version) throw new Refusal(409, 'stale');
  const state = stateAfter(before.state, step);
  if (!state) throw new Refusal(409, 'conflict');
  if (step === 'ask-again' && before.version >= MOST_QUESTIONS.steps)
    throw refused('text', 'question.steps', 'this was asked too often; settle it and speak with the teacher');
  return state;
}
