import { confirmationRoutes } from './confirmation.ts';
import { noticeRoutes } from './notice.ts';
import { objectionRoutes } from './objection.ts';

/** The end of a class's term: its records at notice, what is said against them, and who confirms them. */
export const cycleRoutes = [...noticeRoutes, ...objectionRoutes, ...confirmationRoutes] as const;
