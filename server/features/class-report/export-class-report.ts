import { delivers } from '../../act.ts';
import { exportClassReport as route } from '../../contract/class-report.ts';
import { classFileName, classTables } from '../../core/tables/class-tables.ts';
import { tableFile } from '../../table-file.ts';
import { composeClassReport } from './compose-class-report.ts';

export const exportClassReport = delivers(
  route,
  async (cx, { term, format, lang }) => ({ report: await composeClassReport(cx, term), format, lang }),
  async ({ report, format, lang }) =>
    await tableFile(classFileName(report, lang), format, Object.values(classTables(report, lang))),
);
