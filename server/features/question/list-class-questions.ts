import type { Reader } from '../../../db/engine.ts';
import { selectEnrolled, selectTerms, type TermRow } from '../../../db/reach/lists.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { reads } from '../../act.ts';
import { ANSWER_DAYS } from '../../contract/question.ts';
import { listClassQuestions as route } from '../../contract/question-answered.ts';
import { currentTerm, termOf } from '../../core/calendar/terms.ts';
import { apartAmong } from '../../namesakes.ts';
import { asClassName, schoolNameOf } from '../../reply-parts.ts';
import type { QuestionRow } from '../../reports/asked-questions.ts';
import { shownQuestions } from '../../reports/shown-questions.ts';
import { isOverdue, onlyFor, selectWaitingFor } from '../../reports/waiting-questions.ts';
import { selectChanged } from './store.ts';

/** At once; the others come when some of them are answered. */
const MOST = { waiting: 50, recent: 20 };

export const listClassQuestions = reads(route, async ({ q, actor, target, today }) => {
  const terms = await selectTerms(q, target.districtId);
  const waiting = await selectWaitingFor(q, actor, [target], today);
  const changed = await onlyFor(q, actor, [target], await selectChanged(q, target), today);
  const nameOf = await namesIn(q, target, { terms, today, rows: [...waiting, ...changed] });
  const shown = async (rows: readonly QuestionRow[]) => {
    const reading = { personId: actor.personId, today, terms, classes: [target], of: target };
    const questions = await shownQuestions(q, rows, reading);
    return questions.flatMap((question, at) => {
      const row = rows[at];
      return row ? [{ ...question, pupilId: row.pupilId, ...nameOf(row) }] : [];
    });
  };
  return {
    class: asClassName(target, currentTerm(terms, today)?.code ?? ''),
    schoolName: schoolNameOf(target),
    answerDays: ANSWER_DAYS,
    waiting: waiting.length,
    overdue: waiting.filter((row) => isOverdue(terms, row, today)).length,
    questions: await shown(waiting.slice(0, MOST.waiting)),
    recent: await shown(changed.slice(0, MOST.recent)),
  };
});

type Asked = { readonly terms: readonly TermRow[]; readonly today: string; readonly rows: readonly QuestionRow[] };

/** The children as the class calls them in the term of the day it is about, else in that of today. */
async function namesIn(q: Reader, target: ReachedClass, { terms, today, rows }: Asked) {
  const known = new Map<string, { pupilName: string; apart: ReturnType<Awaited<ReturnType<typeof apartAmong>>> }>();
  const days = rows.length === 0 ? [] : [today, ...rows.map(({ aboutOn }) => aboutOn)];
  for (const term of new Set(days.flatMap((day) => termOf(terms, day) ?? []))) {
    const members = await selectEnrolled(q, target, term.id);
    const apartOf = await apartAmong(q, target, members);
    for (const { pupilId, name } of members)
      known.set(`${term.id} ${pupilId}`, { pupilName: name, apart: apartOf(pupilId) });
  }
  return ({ aboutOn, pupilId }: QuestionRow) =>
    known.get(`${termOf(terms, aboutOn)?.id} ${pupilId}`) ??
    known.get(`${termOf(terms, today)?.id} ${pupilId}`) ?? { pupilName: '', apart: null };
}
