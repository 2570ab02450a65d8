import { type Indicator, markKindOf, type RaterKind, type Rubric } from '../rubric/rubric.ts';

/** Who of a family says how something went. */
export type OwnKind = Exclude<RaterKind, 'staff'>;

export const ownKindOf = (isByPupil: boolean): OwnKind => (isByPupil ? 'self' : 'guardian');

/** Whether what a kind of rater says of an indicator counts at all. */
export const hasShare = ({ raters }: Indicator, kind: RaterKind): boolean =>
  raters.some((rater) => rater.kind === kind && rater.share > 0);

/** The levels that somebody of a family may give an indicator, the best first; none where it is a fact or the rubric gives them no share. */
export const ownLevelsOf = (
  { rubric, indicator }: { readonly rubric: Rubric; readonly indicator: Indicator },
  kind: OwnKind,
): Rubric['levelScale'] => (markKindOf(indicator) === 'level' && hasShare(indicator, kind) ? rubric.levelScale : []);
