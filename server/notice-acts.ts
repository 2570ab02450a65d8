import type { Act } from './act.ts';
import { answerObjection } from './features/notice/answer-objection.ts';
import { hideInNotice } from './features/notice/hide-in-notice.ts';
import { listOwnObjections } from './features/notice/list-own-objections.ts';
import { listSchoolObjections } from './features/notice/list-school-objections.ts';
import { openNotice } from './features/notice/open-notice.ts';
import { raiseObjection } from './features/notice/raise-objection.ts';
import { readClassNotice } from './features/notice/read-class-notice.ts';
import { readOwnNotice } from './features/notice/read-own-notice.ts';
import { readShownNotice } from './features/notice/read-shown-notice.ts';
import { stopNotice } from './features/notice/stop-notice.ts';

/** The records of a class's term at notice, and what families say against them. */
export const noticeActs: readonly Act[] = [
  readClassNotice,
  openNotice,
  stopNotice,
  readOwnNotice,
  hideInNotice,
  readShownNotice,
  raiseObjection,
  listOwnObjections,
  listSchoolObjections,
  answerObjection,
];
