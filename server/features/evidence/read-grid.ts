import { roleOn } from '../../../db/reach/held.ts';
import { selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { readGrid as route } from '../../contract/grid.ts';
import { asValue } from '../../core/rubric/mark-value.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { apartAmong } from '../../namesakes.ts';
import { classDay } from '../../recording/may-record.ts';
import { selectOptionalActivity, selectStaffMarksOf } from '../../recording/store.ts';
import { asClassName, asTerm, termsFor } from '../../reply-parts.ts';

/** An id that is used nowhere and one that is used in another class look the same: an empty grid. */
export const readGrid = reads(route, async ({ q, actor, target, params, today }) => {
  const { term: now, current } = await termsFor(q, target.districtId, today, undefined);
  const activity = await selectOptionalActivity(q, target, params.gridId);
  const term = (await selectTerms(q, target.districtId)).find((one) => one.id === activity?.termId) ?? now;
  const marks = activity ? await selectStaffMarksOf(q, target.schoolId, [activity.id]) : [];
  const names = await selectNames(q, [activity?.authorId ?? [], ...marks.map((mark) => mark.raterId)].flat());
  const { offered, members } = await classDay(q, target, { on: activity?.happenedOn ?? today, term, current });
  const apartOf = await apartAmong(q, target, [...members.values()]);
  const isHomeroom = roleOn(target, activity?.happenedOn ?? today) === 'homeroom';
  const shown = marks.filter(({ isWithdrawn, indicatorId, raterId }) => {
    const indicator = offered.get(indicatorId)?.indicator;
    return !isWithdrawn && indicator && mayRead(indicator, 'staff', raterId === actor.personId);
  });
  return {
    class: asClassName(target, term.code),
    term: asTerm(term, current),
    activity: activity
      ? {
          version: activity.version,
          title: activity.title,
          happenedOn: activity.happenedOn,
          place: activity.place,
          organiser: activity.organiser,
          baseId: activity.baseId,
          note: activity.note,
          visibility: activity.visibility,
          author: { name: names.get(activity.authorId) ?? '', role: activity.authorRole },
          isMine: activity.authorId === actor.personId,
          mayAmend: activity.authorId === actor.personId || isHomeroom,
          isWithdrawn: activity.withdrawnAt !== null,
        }
      : null,
    pupils: [...members.values()].map(({ pupilId, name, stays }) => ({
      pupilId,
      name,
      apart: apartOf(pupilId),
      stays: stays.map(({ startsOn: from, endedOn: to }) => ({ from, to })),
    })),
    marks: shown.map((mark) => ({
      markId: mark.id,
      version: mark.version,
      pupilId: mark.pupilId,
      indicatorId: mark.indicatorId,
      value: asValue(mark),
      note: mark.note,
      by: names.get(mark.raterId) ?? '',
      mayAmend: mark.raterId === actor.personId || isHomeroom,
    })),
  };
});
