import { selectDoneInClass } from '../../../db/done-tasks.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectAdopted } from '../../../db/reach/holders.ts';
import { selectEnrolled } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { readClassSeries as route } from '../../contract/series.ts';
import { dayWithin, gradeOf, isThereOn, yearToDate } from '../../core/calendar/terms.ts';
import { mayRead, offeredIn } from '../../core/rubric/offered.ts';
import { tasksDone, tasksOf } from '../../core/rubric/series.ts';
import { apartAmong } from '../../namesakes.ts';
import { membersOf } from '../../recording/may-record.ts';
import { asClassName, asTerm, schoolNameOf, termsHeldFor, whyInClass } from '../../reply-parts.ts';

export const readClassSeries = reads(route, async ({ q, target, now, today }, { term: code }) => {
  const { term, current, all } = await termsHeldFor(q, target, today, code);
  const day = dayWithin(term, today);
  const members = [...membersOf(await selectEnrolled(q, target, term.id)).values()];
  const apartOf = await apartAmong(q, target, members);
  const present = members.filter(({ stays }) => stays.some((stay) => isThereOn(stay, day)));
  const adopted = await selectAdopted(q, target.schoolId);
  const found = await selectDoneInClass(q, target, {
    pupilIds: present.map(({ pupilId }) => pupilId),
    termIds: yearToDate(all, term.code).map(({ id }) => id),
  });
  const namedBy = (pupilId: string, indicatorId: string) =>
    new Set(found.flatMap((row) => (row.pupilId === pupilId && row.indicatorId === indicatorId ? row.task : [])));
  const series = (await selectRubrics(q, term.id)).flatMap(({ body }) =>
    offeredIn(body, gradeOf(target, term.code), adopted)
      .filter((one) => tasksOf(one).length > 0 && mayRead(one, 'staff', false))
      .map((one) => ({
        dimension: body.dimension,
        indicatorId: one.id,
        title: one.title,
        tasks: tasksOf(one).map(({ id: taskId, step, title }) => ({ taskId, step, title })),
        pupils: present.map(({ pupilId, name }) => {
          const done = tasksDone(one, namedBy(pupilId, one.id)).map(({ id }) => id);
          return { pupilId, name, apart: apartOf(pupilId), done };
        }),
      })),
  );
  return {
    class: asClassName(target, term.code),
    schoolName: schoolNameOf(target),
    term: asTerm(term, current),
    asOf: now,
    why: whyInClass(target.by, target, term.code),
    series,
  };
});
