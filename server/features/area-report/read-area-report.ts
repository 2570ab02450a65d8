import { reads } from '../../act.ts';
import { readAreaReport as route } from '../../contract/area-report.ts';
import { composeAreaReport } from './compose-area-report.ts';

export const readAreaReport = reads(route, async (cx, { term }) => await composeAreaReport(cx, term));
