import {
  addContribution,
  changeContribution,
  listContributions,
  moveContribution,
  readContributionDay,
  withdrawContribution,
} from './contribution.ts';
import { approveContribution, listWaiting, returnContribution } from './contribution-review.ts';

/** What families add, and how it is looked at. */
export const contributionRoutes = [
  listContributions,
  readContributionDay,
  addContribution,
  changeContribution,
  moveContribution,
  withdrawContribution,
  listWaiting,
  approveContribution,
  returnContribution,
] as const;
