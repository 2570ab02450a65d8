import { insertObjection, selectObjectionsTo } from '../../../db/objections.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import { writes } from '../../act.ts';
import { MOST_OBJECTIONS, raiseObjection as route } from '../../contract/objection.ts';
import { noticesOver } from '../../recording/at-notice.ts';
import { invalid } from '../../refusal.ts';
import { selectOwnShown, selectShown } from './shown-records.ts';

/** Said while the notice runs, about what it shows to this family or leaves out. It changes nothing of what it is about. */
export const raiseObjection = writes(route, async (cx, { noticeId, about, activityId, text }) => {
  const { tx, actor, target: pupil, now, today, newId } = cx;
  const places = await selectEnrolmentsOf(tx, pupil, today);
  const terms = await selectTerms(tx, pupil.districtId);
  const running = (await noticesOver(tx, { places, terms, today }, 'at-notice')).find(
    ({ notice }) => notice.id === noticeId,
  );
  if (!running) throw invalid('noticeId', 'no such notice runs over the records of this class', 'objection.over');
  const { place, notice, term } = running;
  const at = { ...place, days: null };
  const isMissing = about === 'missing';
  const shown =
    about === 'own'
      ? await selectOwnShown(tx, at, { pupilId: pupil.id, termId: term.id })
      : (await selectShown(tx, at, { notice, term, today })).flatMap(({ pupilId, entries }) =>
          pupilId === pupil.id ? [] : entries.map((entry) => entry.activityId),
        );
  if (isMissing ? activityId !== null : activityId === null || !shown.includes(activityId))
    throw invalid('activityId', 'the notice shows this family no such record', 'objection.about');
  const before = await selectObjectionsTo(tx, { noticeId });
  if (before.filter(({ byId }) => byId === actor.personId).length >= MOST_OBJECTIONS)
    throw invalid('text', `at most ${MOST_OBJECTIONS} from one person; talk to the school`, 'objection.many');
  const { schoolId, classId } = notice;
  const id = newId();
  const number = before.length + 1;
  await insertObjection(tx, {
    ...{ schoolId, id, noticeId, classId, termId: term.id, number, pupilId: pupil.id, byId: actor.personId },
    ...{ about, activityId, text, state: 'sent', sentAt: now },
    ...{ reason: null, answer: null, answeredBy: null, answeredAt: null },
  });
  return { reply: { objectionId: id, number }, audit: { object: id, detail: { noticeId, pupilId: pupil.id, number } } };
});
