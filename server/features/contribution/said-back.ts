import type { ReturnReason } from '../../core/contribution/steps.ts';
import type { ContributionRow, selectSent } from '../../reports/family-additions.ts';

/** Why it was given back last, as both sides read it; null where it never was. */
export function asReturned(row: ContributionRow, names: ReadonlyMap<string, string>) {
  const { reviewerId, reviewedAt: at, reason, reasonWords: words } = row;
  if (at === null || reason === null) return null;
  return { at, by: names.get(reviewerId ?? '') ?? '', reason: reason as ReturnReason, words };
}

type Photo = Awaited<ReturnType<typeof selectSent>>[number];

/** The photos of one, and what was pledged of it, as both sides read them. A record's photos are the record's; that one is proof stays said. */
export function asProven({ id, pledge, pledgedAt, noProof }: ContributionRow, photos: readonly Photo[]) {
  const own = photos.filter(({ contributionId }) => contributionId === id);
  const hasProof = own.some(({ isProof }) => isProof);
  return {
    photos: own
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id: photoId, width, height, isProof }) => ({ photoId, width, height, isProof })),
    selfJoined: pledge === null || pledgedAt === null ? null : { pledge, pledgedAt, hasProof, noProof },
  };
}
