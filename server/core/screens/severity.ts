import { components } from '../statistics/components.ts';
import { crossedModel } from '../statistics/crossed-model.ts';
import { Z95 } from '../statistics/normal.ts';
import type { TermMark } from './evidence.ts';
import { distinct, groupsBy } from './groups.ts';

/** When a severity may be told (methods.md §4): linked to two colleagues, ten ratings on five pupils, standard error at most a quarter of a level. */
export const SEVERITY = { colleagues: 2, ratings: 10, pupils: 5, se: 0.25 } as const;

export type Severity =
  | {
      readonly status: 'stricter' | 'milder' | 'not-distinguishable';
      /** Steps of a level, above 0 stricter than colleagues on the same children, with the 95 % interval. */
      readonly lambda: number;
      readonly lo: number;
      readonly hi: number;
      readonly colleagues: number;
      readonly sharedPupils: number;
    }
  | {
      readonly status: 'not-estimable';
      readonly reason: 'few-ratings' | 'few-colleagues' | 'no-spread' | 'imprecise';
      readonly colleagues: number;
      readonly sharedPupils: number;
    };

type Rating = TermMark & { readonly step: number };

/**
 * Each rater's severity in one school and dimension: step ~ indicator + (1 | pupil) + (1 | rater) by REML, within each connected part
 * of the graph of pupils and raters, for across parts nothing but an assumption compares (methods.md §4, model A; Myford & Wolfe
 * 2003). λ = −BLUP, its SE the conditional SD. By rater; ratings in any order give the same.
 */
export function severities(ratings: readonly Rating[]): ReadonlyMap<string, Severity> {
  const parts = components(ratings.map(({ pupilId, raterId }) => [pupilId, raterId] as const));
  const fitted = new Map<string, { readonly lambda: number; readonly se: number }>();
  for (const part of groupsBy(ratings, ({ raterId }) => String(parts.right.get(raterId))).values())
    for (const [raterId, found] of fitOf(part)) fitted.set(raterId, found);
  const ratersOf = new Map(
    [...groupsBy(ratings, ({ pupilId }) => pupilId)].map(([id, own]) => [id, distinct(own.map((one) => one.raterId))]),
  );
  return new Map(
    [...groupsBy(ratings, ({ raterId }) => raterId)].map(([raterId, own]) => {
      const pupils = distinct(own.map(({ pupilId }) => pupilId));
      const shared = pupils.filter((id) => (ratersOf.get(id)?.length ?? 0) > 1);
      const met = new Set(shared.flatMap((id) => ratersOf.get(id) ?? []).filter((id) => id !== raterId));
      const link = { colleagues: met.size, sharedPupils: shared.length };
      const refuse = (reason: Extract<Severity, { reason: string }>['reason']) =>
        ({ status: 'not-estimable', reason, ...link }) as const;
      return [raterId, judge(own.length, pupils.length, link, fitted.get(raterId), refuse)];
    }),
  );
}

function judge(
  ratings: number,
  pupils: number,
  link: { readonly colleagues: number; readonly sharedPupils: number },
  fit: { readonly lambda: number; readonly se: number } | undefined,
  refuse: (reason: Extract<Severity, { reason: string }>['reason']) => Severity,
): Severity {
  if (ratings < SEVERITY.ratings || pupils < SEVERITY.pupils) return refuse('few-ratings');
  if (link.colleagues < SEVERITY.colleagues) return refuse('few-colleagues');
  if (!fit) return refuse('no-spread');
  if (fit.se > SEVERITY.se) return refuse('imprecise');
  const { lambda, se } = fit;
  const [lo, hi] = [lambda - Z95 * se, lambda + Z95 * se];
  const status = lo > 0 ? 'stricter' : hi < 0 ? 'milder' : 'not-distinguishable';
  return { status, lambda, lo, hi, ...link };
}

/** Nothing for a part in which too few people rated, or in which all is the same. */
function fitOf(part: readonly Rating[]): ReadonlyMap<string, { readonly lambda: number; readonly se: number }> {
  if (new Set(part.map(({ raterId }) => raterId)).size <= SEVERITY.colleagues) return new Map();
  const indicators = distinct(part.map(({ indicatorId }) => indicatorId)).slice(1);
  const fit = crossedModel(
    part.map(({ step, pupilId, raterId, indicatorId }) => ({
      y: step,
      levels: [`pupil ${pupilId}`, `rater ${raterId}`],
      x: indicators.map((id) => (id === indicatorId ? 1 : 0)),
    })),
  );
  if ('reason' in fit) return new Map();
  return new Map(
    (fit.effects[1] ?? []).map(({ id, eb, condSd }) => [id.slice('rater '.length), { lambda: 0 - eb, se: condSd }]),
  );
}
