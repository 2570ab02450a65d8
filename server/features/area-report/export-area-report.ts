import { delivers } from '../../act.ts';
import { exportAreaReport as route } from '../../contract/area-report.ts';
import { areaFileName, areaTables } from '../../core/tables/area-tables.ts';
import { tableFile } from '../../table-file.ts';
import { composeAreaReport } from './compose-area-report.ts';

export const exportAreaReport = delivers(
  route,
  async (cx, { term, format, lang }) => ({ report: await composeAreaReport(cx, term), format, lang }),
  async ({ report, format, lang }) => await tableFile(areaFileName(report, lang), format, areaTables(report, lang)),
);
