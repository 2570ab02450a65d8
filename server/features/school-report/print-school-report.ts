import { selectEmblem } from '../../../db/reach/emblems.ts';
import { selectNames } from '../../../db/reach/lists.ts';
import { delivers } from '../../act.ts';
import { DOWNLOADS } from '../../contract/route.ts';
import { printSchoolReport as route } from '../../contract/school-report.ts';
import { schoolFileName } from '../../core/tables/school-tables.ts';
import { fileName } from '../../file-name.ts';
import type { SchoolPaper } from '../../report-paper/report-paper.ts';
import { composeSchoolReport } from './compose-school-report.ts';

/** The reply of the page, laid out beside the requests by the press that prints growth books. */
export const printSchoolReport = delivers(
  route,
  async (cx, { term, lang: language }) => {
    const { personId } = cx.actor;
    const by = (await selectNames(cx.q, [personId])).get(personId) ?? '';
    const emblem = await selectEmblem(cx.q, cx.target.id);
    const paper: SchoolPaper = { kind: 'school', report: await composeSchoolReport(cx, term), language, by, emblem };
    return { paper };
  },
  async ({ paper }, { press }) => ({
    name: fileName(schoolFileName(paper.report, paper.language), 'pdf'),
    type: DOWNLOADS.document[0],
    bytes: await press.print({ paper }),
  }),
);
