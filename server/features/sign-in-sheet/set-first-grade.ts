import { putFirstGrade } from '../../../db/reach/own-accounts.ts';
import { writes } from '../../act.ts';
import { setFirstGrade as route } from '../../contract/sign-in-sheets.ts';

/** It holds at once, also for accounts that are there: a pupil below it reads nothing from its next click on. */
export const setFirstGrade = writes(route, async ({ tx, target: school, actor, now }, { fromGrade }) => {
  await putFirstGrade(tx, school, { fromGrade, by: actor.personId, at: now });
  return { reply: { fromGrade }, audit: { object: school.id, detail: { fromGrade: fromGrade ?? 'none' } } };
});
