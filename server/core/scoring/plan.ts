import { type Indicator, type MarkKind, markKindOf, type RaterKind, type Rubric, weightIn } from '../rubric/rubric.ts';

/** One indicator of a grade band that has a value of its own, with all that scoring asks of the rubric about it. */
export type Planned = {
  readonly indicator: Indicator;
  readonly kind: MarkKind;
  /** In the band, points of 100. */
  readonly weight: number;
  readonly isBonus: boolean;
  /** Whose marks of its kind are its entries: its own and those of its school-based children. */
  readonly own: readonly string[];
  /** School-based children that collect facts, which become one level each. */
  readonly counted: readonly Indicator[];
  readonly eligible: Eligible;
};

/** Which entries may count for an indicator. */
export type Eligible = {
  readonly mayRate: ReadonlySet<RaterKind>;
  /** Progress is read in one term, against the terms before it. */
  readonly isWholeYear: boolean;
  readonly limit: number | undefined;
};

type Weighing = { readonly id: string; readonly weight: number };

/** A rubric in one grade band as scoring goes through it. */
export type Plan = {
  readonly bandId: string;
  readonly planned: readonly Planned[];
  readonly groups: readonly {
    readonly members: readonly Weighing[];
    readonly totalWeight: number;
    readonly minOffered: number;
  }[];
  readonly singles: readonly (Weighing & { readonly isNeutral: boolean })[];
};

const made = new WeakMap<Rubric, Map<string, Plan>>();

/** Made once for each rubric and band: a published version never changes, and is one object as long as it is in force (db/frame.ts). */
export function planOf(rubric: Rubric, bandId: string): Plan {
  const plans = made.get(rubric) ?? new Map<string, Plan>();
  const plan = plans.get(bandId) ?? makePlan(rubric, bandId);
  made.set(rubric, plans.set(bandId, plan));
  return plan;
}

function makePlan(rubric: Rubric, bandId: string): Plan {
  const inBand = rubric.indicators.filter((each) => each.gradeBands.includes(bandId));
  const weighed = inBand.flatMap((each) => {
    const weight = weightIn(rubric, each, bandId);
    return each.scope === 'core' && weight > 0 ? [{ id: each.id, weight, aggregation: each.aggregation }] : [];
  });
  const grouped = new Set(rubric.groupRules.flatMap((rule) => rule.members));
  return {
    bandId,
    planned: inBand.flatMap((each) => planned(rubric, each, inBand, bandId) ?? []),
    groups: rubric.groupRules.map(({ members, totalWeight, minOffered }) => ({
      members: weighed.filter(({ id }) => members.includes(id)),
      totalWeight,
      minOffered: minOffered[bandId] ?? 1,
    })),
    singles: weighed
      .filter(({ id }) => !grouped.has(id))
      .map(({ id, weight, aggregation }) => ({ id, weight, isNeutral: aggregation.missing === 'neutral' })),
  };
}

function planned(
  rubric: Rubric,
  indicator: Indicator,
  inBand: readonly Indicator[],
  bandId: string,
): Planned | undefined {
  const { id, scope, parent, aggregation } = indicator;
  if (scope !== 'core' || parent !== undefined) return undefined;
  const weight = weightIn(rubric, indicator, bandId);
  const isBonus = aggregation.method === 'points-capped';
  // Awards without points and taking part weigh nothing and are listed all the same: they are facts.
  if (weight === 0 && !isBonus && !FACTS_ALONE.has(aggregation.method)) return undefined;
  const children = inBand.filter((each) => each.parent === id);
  const kind = markKindOf(indicator);
  const isAlike = (child: Indicator) => markKindOf(child) === kind;
  return {
    indicator,
    kind,
    weight,
    isBonus,
    own: [id, ...children.filter(isAlike).map((child) => child.id)],
    counted: kind === 'level' ? children.filter((child) => !isAlike(child)) : [],
    eligible: eligibleFor(indicator),
  };
}

const FACTS_ALONE = new Set<Indicator['aggregation']['method']>(['award-points', 'participation']);

export function eligibleFor({ raters, aggregation: { method, period }, limits }: Indicator): Eligible {
  return {
    mayRate: new Set(raters.filter((rater) => rater.share > 0).map((rater) => rater.kind)),
    isWholeYear: period === 'year' || method === 'progress-vs-own-baseline',
    limit: limits?.recordsPerTerm,
  };
}
