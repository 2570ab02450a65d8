import type { Act } from './act.ts';
import { addContribution } from './features/contribution/add-contribution.ts';
import { addContributionPhoto } from './features/contribution/add-contribution-photo.ts';
import { approveContribution } from './features/contribution/approve-contribution.ts';
import { changeContribution } from './features/contribution/change-contribution.ts';
import { countWaitingContributions } from './features/contribution/count-waiting-contributions.ts';
import { listContributions } from './features/contribution/list-contributions.ts';
import { listWaitingContributions } from './features/contribution/list-waiting-contributions.ts';
import { moveContribution } from './features/contribution/move-contribution.ts';
import { readContributionDay } from './features/contribution/read-contribution-day.ts';
import { readContributionPhoto } from './features/contribution/read-contribution-photo.ts';
import { readWaitingPhoto } from './features/contribution/read-waiting-photo.ts';
import { returnContribution } from './features/contribution/return-contribution.ts';
import { withdrawContribution } from './features/contribution/withdraw-contribution.ts';

/** What families add, and how it is looked at. */
export const contributionActs: readonly Act[] = [
  listContributions,
  readContributionDay,
  addContribution,
  changeContribution,
  moveContribution,
  withdrawContribution,
  listWaitingContributions,
  countWaitingContributions,
  approveContribution,
  returnContribution,
  addContributionPhoto,
  readContributionPhoto,
  readWaitingPhoto,
];
