import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectAdopted } from '../../../db/reach/holders.ts';
import { selectEnrolled, selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { readGrid as route } from '../../contract/grid.ts';
import { gradeOf } from '../../core/calendar/terms.ts';
import { asValue } from '../../core/rubric/mark-value.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { asClassName, asTerm, termsFor } from '../../reply-parts.ts';
import { selectOptionalActivity } from './grid-store.ts';
import { offeredBy } from './judge-cell.ts';
import { selectMarksOf } from './store.ts';

/** An id that is used nowhere and one that is used in another class look the same: an empty grid. */
export const readGrid = reads(route, async ({ q, actor, target, params, today }) => {
  const { term: now, current } = await termsFor(q, target.districtId, today, undefined);
  const activity = await selectOptionalActivity(q, target, params.gridId);
  const term = (await selectTerms(q, target.districtId)).find((one) => one.id === activity?.termId) ?? now;
  const marks = activity ? await selectMarksOf(q, target.schoolId, [activity.id]) : [];
  const names = await selectNames(q, [activity?.authorId ?? [], ...marks.map((mark) => mark.raterId)].flat());
  const offered = offeredBy(
    await selectRubrics(q, term.id),
    gradeOf(target, term.code),
    await selectAdopted(q, target.schoolId),
  );
  const shown = marks.filter(({ isWithdrawn, indicatorId, raterId }) => {
    const indicator = offered.get(indicatorId)?.indicator;
    return !isWithdrawn && indicator && mayRead(indicator, 'staff', raterId === actor.personId);
  });
  return {
    class: asClassName(target, term.code),
    term: asTerm(term, current),
    activity: activity
      ? {
          title: activity.title,
          happenedOn: activity.happenedOn,
          place: activity.place,
          organiser: activity.organiser,
          note: activity.note,
          visibility: activity.visibility,
          author: { name: names.get(activity.authorId) ?? '', role: activity.authorRole },
          isMine: activity.authorId === actor.personId,
          isWithdrawn: activity.withdrawnAt !== null,
        }
      : null,
    pupils: (await selectEnrolled(q, target, term.id)).map(({ pupilId, name, startsOn, endedOn }) => ({
      pupilId,
      name,
      from: startsOn,
      to: endedOn,
    })),
    marks: shown.map((mark) => ({
      markId: mark.id,
      version: mark.version,
      pupilId: mark.pupilId,
      indicatorId: mark.indicatorId,
      value: asValue(mark),
      note: mark.note,
      by: names.get(mark.raterId) ?? '',
      mayAmend: mark.raterId === actor.personId || target.by.role === 'homeroom',
    })),
  };
});
