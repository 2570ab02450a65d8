import type { Act } from './act.ts';
import { hideInNotice } from './features/notice/hide-in-notice.ts';
import { openNotice } from './features/notice/open-notice.ts';
import { readClassNotice } from './features/notice/read-class-notice.ts';
import { readOwnNotice } from './features/notice/read-own-notice.ts';
import { readShownNotice } from './features/notice/read-shown-notice.ts';
import { stopNotice } from './features/notice/stop-notice.ts';

/** The records of a class's term at notice. */
export const noticeActs: readonly Act[] = [
  readClassNotice,
  openNotice,
  stopNotice,
  readOwnNotice,
  hideInNotice,
  readShownNotice,
];
