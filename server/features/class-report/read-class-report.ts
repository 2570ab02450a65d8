import { reads } from '../../act.ts';
import { readClassReport as route } from '../../contract/class-report.ts';
import { composeClassReport } from './compose-class-report.ts';

export const readClassReport = reads(route, async (cx, { term }) => await composeClassReport(cx, term));
