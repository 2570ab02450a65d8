import { archiveRoutes } from './archive.ts';
import { confirmationRoutes } from './confirmation.ts';
import { noticeRoutes } from './notice.ts';
import { objectionRoutes } from './objection.ts';
import { readOwnTerm } from './own-term.ts';

/** The end of a class's term: its records at notice, what is said against them, who confirms them, and what is filed. */
export const cycleRoutes = [
  ...noticeRoutes,
  ...objectionRoutes,
  ...confirmationRoutes,
  ...archiveRoutes,
  readOwnTerm,
] as const;
