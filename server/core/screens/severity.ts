import { type Coded, coded } from '../statistics/coded.ts';
import { components } from '../statistics/components.ts';
import { crossedModel } from '../statistics/crossed-model.ts';
import { Z95 } from '../statistics/normal.ts';
import { whole } from '../statistics/symmetric.ts';
import { twoWayFixed } from '../statistics/two-way-fixed.ts';
import type { TermMark } from './evidence.ts';

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
  const pupil = coded(all.map(({ pupilId }) => pupilId));
  const rater = coded(all.map(({ raterId }) => raterId));
  const indicator = coded(all.map(({ indicatorId }) => indicatorId));
  const users = metBy(indicator, rater, all.keys());
  const comparable = [...all.keys()].filter((row) => (users[whole(indicator.codes, row)]?.size ?? 0) > 1);
  const ratersOf = metBy(pupil, rater, comparable);
  const pairs = ratersOf.flatMap((met, p) =>
    [...met].map((r) => [pupil.names[p] ?? '', rater.names[r] ?? ''] as const),
  );
  const fitted = new Map<string, Fitted>();
  const parts = components(pairs);
  const partOf = rater.names.map((id) => parts.right.get(id) ?? 0);
  for (let part = 1; part <= parts.count; part++) {
    const own = comparable.filter((row) => partOf[whole(rater.codes, row)] === part);
    for (const [raterId, found] of fitOf(own.flatMap((row) => all[row] ?? []))) fitted.set(raterId, found);
  }
  const [ratings, ownRatings] = [countsOf(rater, all.keys()), countsOf(rater, comparable)];
  const [pupilsOf, ownPupils] = [metBy(rater, pupil, all.keys()), metBy(rater, pupil, comparable)];
  return new Map(
    rater.names.map((raterId, r) => {
      const shared = [...(ownPupils[r] ?? [])].filter((p) => (ratersOf[p]?.size ?? 0) > 1);
      const met = new Set(shared.flatMap((p) => [...(ratersOf[p] ?? [])]));
      met.delete(r);
      const link = { colleagues: met.size, inCommon: shared.length };
      const fit = fitted.get(raterId);
      const given = { ratings: ratings[r] ?? 0, pupils: pupilsOf[r]?.size ?? 0, own: ownRatings[r] ?? 0 };
      const reason = whyNot({ ...given, ...link, fit });
      return [raterId, reason ? { status: 'not-estimable', reason, ...link } : told(fit, link)];
    }),
  );
}

/** For each name of one, the codes of the other in the same rows. */
function metBy(one: Coded, other: Coded, rows: Iterable<number>): Set<number>[] {
  const met = one.names.map(() => new Set<number>());
  for (const row of rows) met[whole(one.codes, row)]?.add(whole(other.codes, row));
  return met;
}

function countsOf({ names, codes }: Coded, rows: Iterable<number>): number[] {
  const counts = names.map(() => 0);
  for (const row of rows) counts[whole(codes, row)] = (counts[whole(codes, row)] ?? 0) + 1;
  return counts;
}

function whyNot(known: {
  readonly ratings: number;
  readonly pupils: number;
  /** Ratings on indicators that somebody else used too. */
  readonly own: number;
  readonly colleagues: number;
  readonly inCommon: number;
  readonly fit: Fitted | undefined;
}): Reason | undefined {
  const { ratings, pupils, own, colleagues, inCommon, fit } = known;
  if (ratings < SEVERITY.ratings || pupils < SEVERITY.pupils) return 'few-ratings';
  if (own < SEVERITY.ratings || inCommon < SEVERITY.pupils || colleagues < SEVERITY.colleagues) return 'few-colleagues';
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
