import type { Act } from './act.ts';
import { exportAreaReport } from './features/area-report/export-area-report.ts';
import { readAreaReport } from './features/area-report/read-area-report.ts';
import { exportClassReport } from './features/class-report/export-class-report.ts';
import { printClassReport } from './features/class-report/print-class-report.ts';
import { readClassReport } from './features/class-report/read-class-report.ts';
import { exportSchoolReport } from './features/school-report/export-school-report.ts';
import { printSchoolReport } from './features/school-report/print-school-report.ts';
import { readSchoolReport } from './features/school-report/read-school-report.ts';

/** Reports of a class, a school and an area: on the page, as a table, and on paper. */
export const reportActs: readonly Act[] = [
  readClassReport,
  exportClassReport,
  printClassReport,
  readSchoolReport,
  exportSchoolReport,
  printSchoolReport,
  readAreaReport,
  exportAreaReport,
];
