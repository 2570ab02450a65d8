import { type Indicator, type Rubric, weightIn } from './rubric.ts';

/**
 * What a school can say that it offers to all its children: it needs a venue, devices or money, weighs something, and is seen at school.
 * In a group nothing changes by it: a group asks for some of its members, whichever they are.
 */
export function offerable(rubric: Rubric): Indicator[] {
  const grouped = new Set(rubric.groupRules.flatMap(({ members }) => members));
  return rubric.indicators.filter(
    (one) =>
      one.needsOffer === true &&
      one.scope === 'core' &&
      one.seenAt === undefined &&
      !grouped.has(one.id) &&
      one.gradeBands.some((band) => weightIn(rubric, one, band) > 0),
  );
}
