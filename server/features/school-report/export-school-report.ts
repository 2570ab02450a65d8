import { delivers } from '../../act.ts';
import { exportSchoolReport as route } from '../../contract/school-report.ts';
import { schoolFileName, schoolTables } from '../../core/tables/school-tables.ts';
import { tableFile } from '../../table-file.ts';
import { composeSchoolReport } from './compose-school-report.ts';

export const exportSchoolReport = delivers(
  route,
  async (cx, { term, format, lang }) => ({ report: await composeSchoolReport(cx, term), format, lang }),
  async ({ report, format, lang }) =>
    await tableFile(schoolFileName(report, lang), format, Object.values(schoolTables(report, lang))),
);
