import { DIMENSIONS } from '../contract/words.ts';
import { levelWords } from '../core/rubric/level-words.ts';
import { mayRead } from '../core/rubric/offered.ts';
import { gradeBandOf, type Rubric } from '../core/rubric/rubric.ts';
import type { DimensionScore } from '../core/scoring/dimension-score.ts';
import { headlineOf } from '../core/scoring/headline.ts';
import { pickReportWords } from '../core/scoring/report-words.ts';
import { dimensionResult, type SeenScore } from './dimension-results.ts';
import type { growthLines } from './growth-lines.ts';
import { asRecorded } from './taking-part.ts';

type Line = Pick<ReturnType<typeof growthLines>[number], 'dimension' | 'judged' | 'change'>;
export type Seen = { readonly readable: readonly string[]; readonly unjudged: ReadonlySet<string> };

/** The indicators whose marks a reader may see. Marks for their author's eyes alone stay out of every child's page. */
export const readableIn = (rubrics: readonly Rubric[], reader: 'family' | 'staff'): string[] =>
  rubrics.flatMap(({ indicators }) => indicators.flatMap((one) => (mayRead(one, reader, false) ? one.id : [])));

/**
 * All that a child's page says of its scores in a term: each dimension, the first line, the words. Pure, so that what was filed can be worked
 * out again from what it was made of.
 */
export function saidOfScores(
  rubrics: readonly Rubric[],
  scoredIn: (dimension: string) => SeenScore | undefined,
  lines: readonly Line[],
) {
  const lineOf = (dimension: string) => lines.find((line) => line.dimension === dimension);
  const scored = rubrics.flatMap((rubric) => {
    const found = scoredIn(rubric.dimension);
    const judged = lineOf(rubric.dimension)?.judged ?? null;
    return found ? [{ rubric, records: found.row.records, score: found.made, judged }] : [];
  });
  const words = pickReportWords(scored);
  return {
    dimensions: rubrics.map((rubric) =>
      dimensionResult(rubric, scoredIn(rubric.dimension), lineOf(rubric.dimension)?.change ?? null),
    ),
    headline: headlineOf(inOrder(scored)),
    words,
    /** The marks that a strength is made of. */
    markIdsOf: (id: string): string[] =>
      scored.flatMap(({ score }) => score.indicators.flatMap((one) => (one.id === id ? one.countingMarkIds : []))),
  };
}

/** The strengths as they are printed, each with one of its records; where there is none to show it is not said. */
export function strengthsOf<Evidence>(
  rubrics: readonly Rubric[],
  grade: number,
  { words, markIdsOf }: Pick<ReturnType<typeof saidOfScores>, 'words' | 'markIdsOf'>,
  evidenceOf: (markIds: ReadonlySet<string>, indicatorId: string) => Evidence | undefined,
) {
  return words.strengths.flatMap(({ indicatorId, level, records }) => {
    const evidence = evidenceOf(new Set(markIdsOf(indicatorId)), indicatorId);
    const known = foundIn(rubrics, indicatorId);
    if (!evidence || !known) return [];
    const { rubric, indicator } = known;
    const descriptor = levelWords(indicator, gradeBandOf(rubric, grade)?.id ?? null, level);
    if (!descriptor) return [];
    return [{ dimension: rubric.dimension, indicatorId, title: indicator.title, descriptor, records, evidence }];
  });
}

/** An indicator whose marks the reader may not read counts in the score, and is not shown by itself; of another only that it was recorded. */
export function shownOf<Score extends { readonly made: DimensionScore }>(
  score: Score,
  { readable, unjudged }: Seen,
): Score {
  const indicators = score.made.indicators.flatMap((one) =>
    readable.includes(one.id) ? asRecorded(one, unjudged) : [],
  );
  return { ...score, made: { ...score.made, indicators } };
}

export function foundIn(rubrics: readonly Rubric[], id: string) {
  for (const rubric of rubrics) {
    const indicator = rubric.indicators.find((one) => one.id === id);
    if (indicator) return { rubric, indicator };
  }
  return undefined;
}

/** In the order of dimensions everywhere, which says nothing of the child. */
function inOrder<T extends { readonly rubric: Rubric }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => DIMENSIONS.indexOf(a.rubric.dimension) - DIMENSIONS.indexOf(b.rubric.dimension));
}
