import { forgetListMeaning, listMeanings, lookAtColumns } from './list-columns.ts';
import { importClassList, importRoster, markClassListProblems } from './roster.ts';
import { listSchoolClasses, listSchoolStaff, openClass, renameClass, startTerm } from './school-classes.ts';
import { endSchool, listKeptSchools, takeBackEnd } from './school-end.ts';
import {
  addPupil,
  correctPupil,
  endStay,
  exportStudentNumbers,
  listMembers,
  movePupils,
  returnPupil,
} from './school-year.ts';

/** What keeps the list of schools, classes and people. */
export const rosterRoutes = [
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
] as const;
