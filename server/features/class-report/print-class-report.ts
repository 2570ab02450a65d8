import { selectEmblem } from '../../../db/reach/emblems.ts';
import { selectNames } from '../../../db/reach/lists.ts';
import { delivers } from '../../act.ts';
import { printClassReport as route } from '../../contract/class-report.ts';
import { DOWNLOADS } from '../../contract/route.ts';
import { classFileName } from '../../core/tables/class-tables.ts';
import { fileName } from '../../file-name.ts';
import { namedOn } from '../../report-paper/class-paper.ts';
import type { ClassPaper } from '../../report-paper/report-paper.ts';
import { composeClassReport } from './compose-class-report.ts';

/** The reply of the page, laid out beside the requests by the press that prints growth books. */
export const printClassReport = delivers(
  route,
  async (cx, { term, lang: language }) => {
    const { personId } = cx.actor;
    const by = (await selectNames(cx.q, [personId])).get(personId) ?? '';
    const emblem = await selectEmblem(cx.q, cx.target.schoolId);
    const paper: ClassPaper = { kind: 'class', report: await composeClassReport(cx, term), language, by, emblem };
    return { paper };
  },
  async ({ paper }, { press }) => ({
    name: fileName(classFileName(paper.report, paper.language), 'pdf'),
    type: DOWNLOADS.document[0],
    bytes: await press.print({ paper }),
  }),
  ({ paper }) => namedOn(paper),
);
