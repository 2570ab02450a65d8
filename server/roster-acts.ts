import type { Act } from './act.ts';
import { importClassList } from './features/roster/class-list/import-class-list.ts';
import { forgetListMeaning, listMeanings } from './features/roster/class-list/list-meanings.ts';
import { lookAtColumns } from './features/roster/class-list/look-at-columns.ts';
import { markClassListProblems } from './features/roster/class-list/mark-class-list-problems.ts';
import { importRoster } from './features/roster/import-roster.ts';
import { addPupil } from './features/roster/year/add-pupil.ts';
import { correctPupil } from './features/roster/year/correct-pupil.ts';
import { endSchool } from './features/roster/year/end-school.ts';
import { endStay } from './features/roster/year/end-stay.ts';
import { exportStudentNumbers } from './features/roster/year/export-student-numbers.ts';
import { listKeptSchools } from './features/roster/year/list-kept-schools.ts';
import { listMembers } from './features/roster/year/list-members.ts';
import { listSchoolClasses } from './features/roster/year/list-school-classes.ts';
import { listSchoolStaff } from './features/roster/year/list-school-staff.ts';
import { movePupils } from './features/roster/year/move-pupils.ts';
import { openClass } from './features/roster/year/open-class.ts';
import { renameClass } from './features/roster/year/rename-class.ts';
import { returnPupil } from './features/roster/year/return-pupil.ts';
import { startTerm } from './features/roster/year/start-term.ts';
import { takeBackEnd } from './features/roster/year/take-back-end.ts';

/** What keeps the list of schools, classes and people: a part of all acts, which are more than one file holds. */
export const rosterActs: readonly Act[] = [
  importRoster,
  importClassList,
  markClassListProblems,
  lookAtColumns,
  listMeanings,
  forgetListMeaning,
  listKeptSchools,
  listMembers,
  exportStudentNumbers,
  addPupil,
  returnPupil,
  movePupils,
  endSchool,
  takeBackEnd,
  endStay,
  correctPupil,
  listSchoolClasses,
  listSchoolStaff,
  openClass,
  renameClass,
  startTerm,
];
