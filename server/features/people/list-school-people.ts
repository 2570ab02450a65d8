import { selectClassesOf } from '../../../db/reach/lists.ts';
import { selectFirstGrade } from '../../../db/reach/own-accounts.ts';
import { selectStaffOf } from '../../../db/reach/people.ts';
import { selectWithSecondStep } from '../../../db/second-steps.ts';
import { reads } from '../../act.ts';
import { listSchoolPeople as route } from '../../contract/people.ts';
import { stageOf } from '../../core/calendar/terms.ts';
import { asClassName, termsFor } from '../../reply-parts.ts';
import { asHeld } from './grant-rules.ts';

export const listSchoolPeople = reads(route, async ({ q, target: school, today }) => {
  const { term } = await termsFor(q, school.districtId, today, undefined);
  const staff = await selectStaffOf(q, school, term.startsOn);
  const classes = await selectClassesOf(q, school);
  const of = (placeId: string) => staff.filter((row) => row.placeId === placeId).map(asHeld);
  return {
    name: { zh: school.name, en: school.nameEn },
    // Classes that have left the school have a grade of the next stage.
    classes: classes
      .map((row) => ({ ...asClassName(row, term.code), stage: row.stage }))
      .filter(({ grade, stage }) => grade >= 1 && grade <= 12 && stageOf(grade) === stage)
      .sort((a, b) => a.grade - b.grade || a.number - b.number)
      .map(({ stage: _, ...name }) => ({ ...name, grants: of(name.classId) })),
    school: of(school.id),
    pupilsFromGrade: await selectFirstGrade(q, school.id),
    withSecondStep: await selectWithSecondStep(q, [...new Set(staff.map(({ personId }) => personId))]),
  };
});
