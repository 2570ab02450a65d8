import { reads } from '../../act.ts';
import { readSchoolReport as route } from '../../contract/school-report.ts';
import { composeSchoolReport } from './compose-school-report.ts';

export const readSchoolReport = reads(route, async (cx, { term }) => await composeSchoolReport(cx, term));
