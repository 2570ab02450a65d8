import type { ReturnReason } from '../../core/contribution/steps.ts';
import type { ContributionRow } from '../../reports/family-additions.ts';

/** Why it was given back last, as both sides read it; null where it never was. */
export function asReturned(row: ContributionRow, names: ReadonlyMap<string, string>) {
  const { reviewerId, reviewedAt: at, reason, reasonWords: words } = row;
  if (at === null || reason === null) return null;
  return { at, by: names.get(reviewerId ?? '') ?? '', reason: reason as ReturnReason, words };
}
