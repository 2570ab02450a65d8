import type { Reply } from '../../api.ts';

export type Report = Reply<'get /api/classes/:classId/report'>;
