import { STAGES, stageOf } from '../calendar/terms.ts';
import type { AreaInput, AreaMeasured, DimensionMeasured } from './area-measured.ts';
import { compareSchools } from './compare-schools.ts';
import { dependabilityOf } from './dependability.ts';
import { linkageOf } from './linkage.ts';
import { opportunityOf, pupilSums } from './opportunity.ts';
import { ratedCells } from './rated-cells.ts';
import { sexGap } from './sex-gap.ts';

/** Of fewer pupils nothing is made at all: every figure of an area is a function of schools of ten or more (docs/methods.md §9). */
const LEAST_PUPILS = 10;

/**
 * What can be said across the schools of a district, town or group in one term, dimension by dimension: whether raters are linked
 * and what that lets us compare, how far ratings can be trusted, how evenly opportunities are spread (docs/methods.md §§2, 4, 5, 7).
 * Unrounded; what of it is printed, `releaseAreaMeasured` says. The same cells in any order give the same figures.
 */
export function measureArea(input: AreaInput): AreaMeasured {
  const schools = input.schools.filter(({ pupils }) => pupils.length >= LEAST_PUPILS);
  // Which stages there are is known of every area; a small school makes no figure, but its stage is told why it has none.
  const taught = new Set(input.schools.flatMap(({ pupils }) => pupils.map(({ grade }) => stageOf(grade))));
  const stages = STAGES.filter((stage) => taught.has(stage));
  return {
    kind: 'area',
    dimensions: input.dimensions.map((dimension): DimensionMeasured => {
      const cells = ratedCells({ ...input, schools }, dimension);
      const pupils = pupilSums(schools, dimension);
      const comparisons = stages.map((stage) => {
        const own = cells.filter((cell) => cell.stage === stage);
        return { stage, ...compareSchools(own, linkageOf(own)) };
      });
      return {
        dimension,
        linkage: linkageOf(cells),
        comparisons,
        dependability: dependabilityOf(cells),
        opportunity: opportunityOf(pupils),
        gap: sexGap(pupils, cells),
      };
    }),
  };
}
