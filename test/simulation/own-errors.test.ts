import { expect, test } from 'vitest';
import { openCells } from '../../server/core/measurement/cells.ts';
import { ratingErrorsOf } from '../../server/core/measurement/rating-errors.ts';
import { gradeBandOf, markKindOf, type Rubric } from '../../server/core/rubric/rubric.ts';
import type { ScoredMark } from '../../server/core/scoring/dimension-score.ts';
import { judgedCells, judgedChange } from '../../server/core/scoring/judged-levels.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { printed } from './printed.ts';
import { simulatedMarks, TERMS, type TermCode } from './simulated-child.ts';

const CHILDREN = 400;
const [AUTUMN, SPRING, NEXT] = TERMS;
const bandOf = (rubric: Rubric) => gradeBandOf(rubric, 3)?.id ?? '';

/** What the district's measuring would find in the levels of one term. */
function estimatedFrom(rubric: Rubric, term: TermCode, ofChildren: readonly (readonly ScoredMark[])[]) {
  const pupils = ofChildren.map((_, n) => ({ id: `p${n}`, classId: 'c', grade: 3, sex: null }));
  const levels = rubric.levelScale.map(({ code }) => code);
  const judged = rubric.indicators.filter((one) => markKindOf(one) === 'level');
  const indicators = judged.map(({ id }) => ({ id, dimension: rubric.dimension, levels }));
  const cells = openCells('s', pupils, indicators);
  for (const [n, marks] of ofChildren.entries())
    for (const mark of marks) if (mark.term === term) cells.add({ ...mark, pupilId: `p${n}`, isFresh: true });
  const input = { dimensions: [rubric.dimension], schools: [cells.close()], blind: [], homeOf: new Map() };
  return ratingErrorsOf(input).dimensions[0]?.components;
}

test('with the variances that the term before says, no more children are told of a change that is none', () => {
  for (const turnover of [0, 0.5, 1]) {
    const sums = { spring: { all: 0, up: 0, down: 0 }, autumn: { all: 0, up: 0, down: 0 } };
    for (const rubric of shippedRubrics()) {
      const said = (child: number) => ({ words: `school${child % 20} child${child}`, growth: 0, turnover });
      const ofChildren = Array.from({ length: CHILDREN }, (_, child) =>
        simulatedMarks(rubric, bandOf(rubric), said(child)),
      );
      for (const [season, before, now] of [
        ['spring', AUTUMN, SPRING],
        ['autumn', SPRING, NEXT],
      ] as const) {
        const components = estimatedFrom(rubric, before, ofChildren);
        expect(components, `${rubric.key} has an estimate`).toBeDefined();
        for (const marks of ofChildren) {
          const cellsIn = (term: TermCode) => judgedCells(rubric, { bandId: bandOf(rubric), term, marks });
          const verdict = judgedChange(rubric, cellsIn(before), cellsIn(now), components)?.verdict;
          if (verdict) sums[season].all += 1;
          if (verdict === 'up' || verdict === 'down') sums[season][verdict] += 1;
        }
      }
    }
    for (const [season, { all, up, down }] of Object.entries(sums)) {
      printed(`no change, own variances, ${turnover * 4} of 4 teachers new, ${season}: ${all} told,`, {
        up: up / all,
        down: down / all,
      });
      expect(Math.max(up, down) / all, season).toBeLessThanOrEqual(0.025);
    }
  }
});
