import { coded } from '../statistics/coded.ts';
import { components } from '../statistics/components.ts';
import { crossedModel } from '../statistics/crossed-model.ts';
import { Z95 } from '../statistics/normal.ts';
import { twoWayFixed } from '../statistics/two-way-fixed.ts';
import type { TermMark } from './evidence.ts';
import { distinct, groupsBy } from './groups.ts';

/** When a severity may be told (docs/methods.md §4): two colleagues and five pupils in common, ten ratings, standard error at most a quarter of a level. */
export const SEVERITY = { colleagues: 2, ratings: 10, pupils: 5, se: 0.25 } as const;

export type Severity =
  | {
      readonly status: 'stricter' | 'milder' | 'not-distinguishable';
      /** Steps of a level, above 0 stricter than colleagues on the same children, with the 95 % interval. */
      readonly lambda: number;
      readonly lo: number;
      readonly hi: number;
      readonly colleagues: number;
      readonly inCommon: number;
    }
  | {
      readonly status: 'not-estimable';
      readonly reason: 'few-ratings' | 'few-colleagues' | 'not-linked' | 'imprecise';
      readonly colleagues: number;
      readonly inCommon: number;
    };

type Rating = TermMark & { readonly step: number };
type Fitted = { readonly lambda: number; readonly se: number };
type Reason = Extract<Severity, { readonly reason: string }>['reason'];

/**
 * Each rater's severity in one school and dimension: step ~ indicator + (1 | pupil) + (1 | rater) by REML (docs/methods.md §4, model A;
 * Myford & Wolfe 2003), λ = −BLUP, within each part of the raters that is linked through pupils: across parts nothing but an
 * assumption compares. Left out are ratings on indicators that one rater alone used, for there severity and indicator are one. The
 * standard error is that of the difference from the average colleague in the two-way fixed model, which does not exist where links
 * are missing and grows where they are thin. By rater; ratings in any order give the same.
 */
export function severities(all: readonly Rating[]): ReadonlyMap<string, Severity> {
  const comparable = [...groupsBy(all, ({ indicatorId }) => indicatorId).values()]
    .filter((own) => new Set(own.map(({ raterId }) => raterId)).size > 1)
    .flat();
  const parts = components(comparable.map(({ pupilId, raterId }) => [pupilId, raterId] as const));
  const fitted = new Map<string, Fitted>();
  for (const part of groupsBy(comparable, ({ raterId }) => String(parts.right.get(raterId))).values())
    for (const [raterId, found] of fitOf(part)) fitted.set(raterId, found);
  const ratersOf = new Map(
    [...groupsBy(comparable, ({ pupilId }) => pupilId)].map(([id, own]) => [
      id,
      distinct(own.map(({ raterId }) => raterId)),
    ]),
  );
  const ofRater = groupsBy(comparable, ({ raterId }) => raterId);
  return new Map(
    [...groupsBy(all, ({ raterId }) => raterId)].map(([raterId, ratings]) => {
      const own = ofRater.get(raterId) ?? [];
      const pupils = distinct(own.map(({ pupilId }) => pupilId));
      const shared = pupils.filter((id) => (ratersOf.get(id)?.length ?? 0) > 1);
      const met = new Set(shared.flatMap((id) => ratersOf.get(id) ?? []).filter((id) => id !== raterId));
      const link = { colleagues: met.size, inCommon: shared.length };
      const reason = whyNot({ ratings, own, shared, colleagues: met.size, fit: fitted.get(raterId) });
      return [raterId, reason ? { status: 'not-estimable', reason, ...link } : told(fitted.get(raterId), link)];
    }),
  );
}

function whyNot(known: {
  readonly ratings: readonly Rating[];
  readonly own: readonly Rating[];
  readonly shared: readonly string[];
  readonly colleagues: number;
  readonly fit: Fitted | undefined;
}): Reason | undefined {
  const { ratings, own, shared, colleagues, fit } = known;
  if (ratings.length < SEVERITY.ratings || distinct(ratings.map(({ pupilId }) => pupilId)).length < SEVERITY.pupils)
    return 'few-ratings';
  if (own.length < SEVERITY.ratings || shared.length < SEVERITY.pupils || colleagues < SEVERITY.colleagues)
    return 'few-colleagues';
  if (!fit) return 'not-linked';
  return fit.se > SEVERITY.se ? 'imprecise' : undefined;
}

function told(fit: Fitted | undefined, link: { readonly colleagues: number; readonly inCommon: number }): Severity {
  const { lambda, se } = fit ?? { lambda: 0, se: 0 };
  const [lo, hi] = [lambda - Z95 * se, lambda + Z95 * se];
  return { status: lo > 0 ? 'stricter' : hi < 0 ? 'milder' : 'not-distinguishable', lambda, lo, hi, ...link };
}

/** Nothing for a part in which too few people rated, all is the same, or severity and indicator cannot be told apart. */
function fitOf(part: readonly Rating[]): ReadonlyMap<string, Fitted> {
  if (new Set(part.map(({ raterId }) => raterId)).size <= SEVERITY.colleagues) return new Map();
  const [pupil, rater, indicator] = [
    coded(part.map(({ pupilId }) => pupilId)),
    coded(part.map(({ raterId }) => raterId)),
    coded(part.map(({ indicatorId }) => indicatorId)),
  ];
  const y = Float64Array.from(part, ({ step }) => step);
  const fixed = twoWayFixed({ y, unit: pupil, rater, column: indicator });
  const mixed = crossedModel({ y, random: [pupil, rater], fixed: [indicator] });
  if (!fixed || 'reason' in mixed) return new Map();
  const seOf = new Map(fixed.raters.map(({ id, se }) => [id, se]));
  return new Map(
    (mixed.effects[1] ?? []).map(({ id, eb }) => [
      id,
      { lambda: 0 - eb, se: seOf.get(id) ?? Number.POSITIVE_INFINITY },
    ]),
  );
}
