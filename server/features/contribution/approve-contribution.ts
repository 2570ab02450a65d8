import type { Reader } from '../../../db/engine.ts';
import { selectPupilsAmong } from '../../../db/reach/own-accounts.ts';
import { writes } from '../../act.ts';
import { approveContribution as route } from '../../contract/contribution-review.ts';
import { hasShare, ownKindOf } from '../../core/contribution/own-view.ts';
import type { Value } from '../../core/rubric/mark-value.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { judgeMark } from '../../recording/judge-mark.ts';
import { mayRecord, type OfferedIndicator } from '../../recording/may-record.ts';
import { type Given, makeActivity, newMark, placed, recordMarks } from '../../recording/record-marks.ts';
import { invalid, notFound, Refusal } from '../../refusal.ts';
import type { ContributionRow } from '../../reports/family-additions.ts';
import { mustTake } from './family-rules.ts';
import { recordPhotos } from './photo-rules.ts';
import { putContribution, selectOptionalOfClass } from './store.ts';

/**
 * Becomes a record of whoever approves, by the one way in which anything is recorded. What the family reflects on stays where the family
 * wrote it: nobody else answers for its words, and no one amends them. The level it gave counts beside the teacher's, by its own share.
 */
export const approveContribution = writes(route, async (cx, { version, indicatorId, value, note }) => {
  const { tx, actor, target, params, now, today, newId } = cx;
  const before = await selectOptionalOfClass(tx, target, params.contributionId);
  if (!before) throw notFound();
  const state = mustTake(before, version, 'approve');
  const { pupilId, happenedOn, title, organiser } = before;
  const day = await mayRecord(tx, target, { day: happenedOn, today, path: 'happenedOn', of: [pupilId] });
  // A level of one indicator says nothing of another.
  const level = indicatorId === before.indicatorId ? before.ownLevel : null;
  const ownLevel = level === null ? null : { kind: 'level' as const, level };
  const offered = new Map([...day.offered, ...day.forFamily]);
  const found = judgeMark({ ...day, offered }, { pupilId, indicatorId, value: value ?? ownLevel });
  if ('faults' in found) throw new Refusal(422, 'invalid', { errors: [...found.faults] });
  if (!mayRead(found.indicator, 'family', false))
    throw invalid('indicatorId', 'what a family adds is recorded where the family sees it', 'indicator.none');
  const given = await givenIn(tx, before, { found, value, ownLevel, note });
  if (given.length === 0) throw invalid('value', 'what you see in it yourself is needed here', 'value.misfit');
  const said = { title, organiser, visibility: 'family' as const };
  const activity = await makeActivity(cx, { at: target, day, id: newId(), said });
  if (!activity) throw new Error('a new id is taken');
  const marks = given.map((one) => newMark(cx, { activity, day }, one));
  await recordMarks(cx, { of: placed(activity), given: marks });
  const by = { reviewerId: actor.personId, reviewedAt: now, reason: null, reasonWords: null };
  await putContribution(tx, before, { state, indicatorId, activityId: activity.id, ...by }, { actor, now });
  const { schoolId, id: activityId } = activity;
  const photos = await recordPhotos(tx, before, { schoolId, activityId }, { actor, now });
  return {
    reply: { contributionId: before.id, activityId, markId: marks[0]?.id ?? '' },
    audit: { object: before.id, detail: { activityId, pupilId, photos } },
  };
});

type Approved = {
  readonly found: OfferedIndicator;
  readonly value: Value | null;
  readonly ownLevel: Value | null;
  readonly note: string | null;
};

/**
 * What is recorded: what the teacher saw, and the level that the child or its family gave. Where staff have no share, as of what is done at home,
 * a fact that the teacher approves is the family's, and a level of the family's needs none of the teacher's beside it. Empty where it does.
 */
async function givenIn(
  q: Reader,
  { pupilId, guardianId }: ContributionRow,
  { found, value, ownLevel, note }: Approved,
): Promise<Given[]> {
  const kind = ownKindOf((await selectPupilsAmong(q, [guardianId])).has(guardianId));
  const own = hasShare(found.indicator, kind) ? { by: guardianId, kind } : undefined;
  const isForStaff = hasShare(found.indicator, 'staff');
  const isFact = value !== null && value.kind !== 'level' && value.kind !== 'observation';
  if (value === null && isForStaff) return [];
  return [
    ...(value ? [{ pupilId, found, value, note, own: isFact && !isForStaff ? own : undefined }] : []),
    ...(ownLevel && own ? [{ pupilId, found, value: ownLevel, note: value ? null : note, own }] : []),
  ];
}
