import { writes } from '../../act.ts';
import { approveContribution as route } from '../../contract/contribution-review.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { judgeMark } from '../../recording/judge-mark.ts';
import { mayRecord } from '../../recording/may-record.ts';
import { makeActivity, newMark, recordMarks } from '../../recording/record-marks.ts';
import { invalid, notFound, Refusal } from '../../refusal.ts';
import { mustTake } from './family-rules.ts';
import { recordPhotos } from './photo-rules.ts';
import { putContribution, selectOptionalOfClass } from './store.ts';

/**
 * Becomes a record of whoever approves, by the one way in which anything is recorded. What the family reflects on stays where the family
 * wrote it: nobody else answers for its words, and no one amends them.
 */
export const approveContribution = writes(route, async (cx, { version, indicatorId, value, note }) => {
  const { tx, actor, target, params, now, today, newId } = cx;
  const before = await selectOptionalOfClass(tx, target, params.contributionId);
  if (!before) throw notFound();
  const state = mustTake(before, version, 'approve');
  const { pupilId, happenedOn, title, organiser } = before;
  const day = await mayRecord(tx, target, { day: happenedOn, today, path: 'happenedOn', of: [pupilId] });
  const found = judgeMark(day, { pupilId, indicatorId, value });
  if ('faults' in found) throw new Refusal(422, 'invalid', { errors: [...found.faults] });
  if (!mayRead(found.indicator, 'family', false))
    throw invalid('indicatorId', 'what a family adds is recorded where the family sees it', 'indicator.none');
  const said = { title, organiser, visibility: 'family' as const };
  const activity = await makeActivity(cx, { at: target, day, id: newId(), said });
  if (!activity) throw new Error('a new id is taken');
  const mark = newMark(cx, { activity, day }, { pupilId, found, value, note });
  await recordMarks(cx, { given: [mark] });
  const by = { reviewerId: actor.personId, reviewedAt: now, reason: null, reasonWords: null };
  await putContribution(tx, before, { state, indicatorId, activityId: activity.id, ...by }, { actor, now });
  const { schoolId, id: activityId } = activity;
  const photos = await recordPhotos(tx, before, { schoolId, activityId }, { actor, now });
  return {
    reply: { contributionId: before.id, activityId, markId: mark.id },
    audit: { object: before.id, detail: { activityId, pupilId, photos } },
  };
});
