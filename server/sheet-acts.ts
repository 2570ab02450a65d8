import type { Act } from './act.ts';
import { printGuardianSheet } from './features/sign-in-sheet/print-guardian-sheet.ts';
import { printPupilSheet } from './features/sign-in-sheet/print-pupil-sheet.ts';
import { printStaffSheet } from './features/sign-in-sheet/print-staff-sheet.ts';
import { readGuardianSheet } from './features/sign-in-sheet/read-guardian-sheet.ts';
import { readPupilSheet } from './features/sign-in-sheet/read-pupil-sheet.ts';
import { readStaffSheet } from './features/sign-in-sheet/read-staff-sheet.ts';
import { setFirstGrade } from './features/sign-in-sheet/set-first-grade.ts';

/** Who gets a sign-in code, and from which grade pupils do. */
export const sheetActs: readonly Act[] = [
  readGuardianSheet,
  printGuardianSheet,
  readPupilSheet,
  printPupilSheet,
  setFirstGrade,
  readStaffSheet,
  printStaffSheet,
];
