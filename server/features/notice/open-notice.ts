import { insertNotice, selectStanding } from '../../../db/notices.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { writes } from '../../act.ts';
import { openNotice as route } from '../../contract/notice.ts';
import { noticeable, standingOf } from '../../core/cycle/notice.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { mayBegin, openingOf } from './notice-rules.ts';

/** From now on nothing of the class's term moves (server/recording/at-notice.ts), until its last day is over or somebody stops it. */
export const openNotice = writes(route, async ({ tx, actor, target, now, today, newId }, { term: code, until }) => {
  const terms = noticeable(await selectTerms(tx, target.districtId), today);
  const term = terms.find((one) => one.code === code);
  if (!term) throw invalid('term', 'only of the current term, or of the one that ended last', 'notice.term');
  const of = { classId: target.id, termId: term.id };
  const [standing] = await selectStanding(tx, [of]);
  if (!mayBegin(standing, today)) throw new Refusal(409, 'conflict');
  const opening = await openingOf(tx, target, { term, today });
  if ('hindrance' in opening)
    throw invalid('term', `a notice cannot be opened: ${opening.hindrance}`, `notice.${opening.hindrance}`);
  if (opening.until !== until) throw new Refusal(409, 'stale');
  const noticeId = newId();
  const made = await insertNotice(tx, {
    ...{ schoolId: target.schoolId, id: noticeId, ...of, standing: standingOf(of) },
    ...{ startsOn: today, endsOn: until, openedAt: now, openedBy: actor.personId },
    ...{ stoppedAt: null, stoppedBy: null, stopReason: null, filedAt: null },
  });
  if (!made) throw new Refusal(409, 'conflict');
  return { reply: { noticeId, until }, audit: { object: noticeId, detail: { ...of, until } } };
});
