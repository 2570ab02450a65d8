import {
  addContribution,
  changeContribution,
  listContributions,
  moveContribution,
  readContributionDay,
  withdrawContribution,
} from './contribution.ts';
import { addContributionPhoto, readContributionPhoto, readWaitingPhoto } from './contribution-photo.ts';
import { approveContribution, countWaiting, listWaiting, returnContribution } from './contribution-review.ts';

/** What families add, and how it is looked at. */
export const contributionRoutes = [
  listContributions,
  readContributionDay,
  addContribution,
  changeContribution,
  moveContribution,
  withdrawContribution,
  listWaiting,
  countWaiting,
  approveContribution,
  returnContribution,
  addContributionPhoto,
  readContributionPhoto,
  readWaitingPhoto,
] as const;
