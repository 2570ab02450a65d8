import { indicatorFaults } from './check-indicator.ts';
import type { Indicator, Rubric } from './rubric.ts';

/**
 * A rubric with the school-based indicators that schools and areas wrote themselves, in their order. They carry no weight, so
 * no figure moves by their being there. One that does not fit this version (its parent is not in it, or the levels are others)
 * is left out: it was written for another.
 */
export function withAdditions(rubric: Rubric, additions: readonly Indicator[]): Rubric {
  const fitting = additions.filter((one) => isAddition(rubric, one));
  return fitting.length === 0 ? rubric : { ...rubric, indicators: [...rubric.indicators, ...fitting] };
}

function isAddition(rubric: Rubric, one: Indicator): boolean {
  if (one.scope !== 'school' || rubric.indicators.some(({ id }) => id === one.id)) return false;
  const merged = { ...rubric, indicators: [...rubric.indicators, one] };
  return indicatorFaults(merged, one, '').length === 0;
}

/** Whether people can enter what an indicator collects for a whole class, so that a school may write evidence for it. */
export function mayHaveAdditions({ scope, parent, aggregation }: Indicator): boolean {
  return scope === 'core' && parent === undefined && !WITHOUT_ADDITIONS.has(aggregation.method);
}

/** Facts with tables of their own, and a bonus beside the score, have no other evidence. */
const WITHOUT_ADDITIONS = new Set(['points-capped', 'award-points', 'standard-score']);
