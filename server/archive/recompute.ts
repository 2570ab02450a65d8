import type { ScoreInput } from '../core/scoring/dimension-score.ts';
import { scoreDimension } from '../core/scoring/score-dimension.ts';
import { readableIn, saidOfScores, shownOf, strengthsOf } from '../profile/said-of-scores.ts';
import { type ArchiveDocument, type FiledInput, hiddenOf, type Parts, rubricsOf } from './document.ts';

/**
 * The document with everything that its report says of scores worked out again from what it says they are made of. Of a document that is right it
 * is the same text; a document is filed as this says it.
 */
export function recomputed(document: ArchiveDocument, parts: Parts): ArchiveDocument {
  const { scored, lines, report } = document;
  const rubrics = rubricsOf(document, parts);
  const hidden = hiddenOf(document, parts);
  const seen = { readable: readableIn(rubrics, 'family'), unjudged: new Set(document.unjudged) };
  const made = new Map(
    scored.flatMap(({ dimension, input, records, fresh, lastOn, byOwnGoal }) => {
      const rubric = rubrics.find((one) => one.dimension === dimension);
      if (!rubric) return [];
      const score = {
        row: { records, fresh, lastOn },
        made: scoreDimension(rubric, inputOf(input, hidden[dimension])),
        byOwnGoal: new Set(byOwnGoal),
      };
      return [[dimension, shownOf(score, seen)] as const];
    }),
  );
  const { profile } = report;
  const said = saidOfScores(rubrics, (dimension) => made.get(dimension), lines);
  const inOrder = profile.dimensions.map(({ dimension }) => dimension);
  const dimensions = [...said.dimensions].sort((a, b) => inOrder.indexOf(a.dimension) - inOrder.indexOf(b.dimension));
  const strengths = strengthsOf(rubrics, profile.class.grade, said, (ids, indicatorId) => {
    const filed = profile.strengths.find((one) => one.indicatorId === indicatorId)?.evidence;
    return filed && ids.has(filed.markId) ? filed : undefined;
  });
  return {
    ...document,
    report: { ...report, profile: { ...profile, dimensions, headline: said.headline, strengths } },
  };
}

function inputOf(
  { offeredToAll, exempt, components, marks, ...plain }: FiledInput,
  hidden: FiledInput['marks'] = [],
): ScoreInput {
  return {
    ...plain,
    marks: [...marks, ...hidden],
    offeredToAll: new Set(offeredToAll),
    ...(components && { components }),
    ...(exempt && { exempt: { ...exempt, days: new Map(exempt.days) } }),
  };
}

/**
 * What a score is made of, as it is filed.
 * @param raterOf how a rater is called in the document, where nobody is to be known by an id
 */
export function asFiled(
  { marks, offeredToAll, exempt, components, ...plain }: ScoreInput,
  raterOf: (raterId: string) => string,
): FiledInput {
  return {
    ...plain,
    marks: marks.map((mark) => ({ ...mark, raterId: raterOf(mark.raterId) })),
    offeredToAll: [...(offeredToAll ?? [])].sort(),
    components: components ?? null,
    exempt: exempt ? { ...exempt, days: [...exempt.days].sort(([a], [b]) => (a < b ? -1 : 1)) } : null,
  };
}
