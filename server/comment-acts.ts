import type { Act } from './act.ts';
import { listComments } from './features/comment/list-comments.ts';
import { readReleasedComments } from './features/comment/read-released-comments.ts';
import { releaseComments } from './features/comment/release-comments.ts';
import { takeBackComment } from './features/comment/take-back-comment.ts';
import { writeComment } from './features/comment/write-comment.ts';
import { chooseWorks } from './features/selection/choose-works.ts';
import { readWorks } from './features/selection/read-works.ts';
import { suggestWork } from './features/selection/suggest-work.ts';

/** What is written about children for a term, and what stands for it: a part of all acts, which are more than one file holds. */
export const commentActs: readonly Act[] = [
  listComments,
  writeComment,
  releaseComments,
  takeBackComment,
  readReleasedComments,
  readWorks,
  chooseWorks,
  suggestWork,
];
