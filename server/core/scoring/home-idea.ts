import { mondayOf } from '../calendar/days.ts';
import { type Dated, dayWithin } from '../calendar/terms.ts';
import { byLot, lotsOf } from '../moderation/lot.ts';
import { gradeBandOf, type Indicator, markKindOf, type Rubric, weightIn } from '../rubric/rubric.ts';
import type { Text } from '../rubric/text.ts';
import type { DimensionScore } from './dimension-score.ts';
import { MIN_RATINGS, wasJudged } from './enough-evidence.ts';

export type SeenDimension = {
  readonly rubric: Rubric;
  /** As far as the family may read what it is made of; null where nothing was recorded in the term. */
  readonly score: Pick<DimensionScore, 'status' | 'ratings' | 'indicators'> | null;
};

export type HomeAsked = {
  readonly pupilId: string;
  /** 1–12. */
  readonly grade: number;
  readonly term: Dated;
  readonly today: string;
  /** Indicators that are asked of this child otherwise than of all on days of the term, or not at all. */
  readonly arranged: ReadonlySet<string>;
};

export type HomeIdea =
  | {
      readonly kind: 'idea';
      readonly dimension: Rubric['dimension'];
      readonly indicator: Indicator;
      readonly idea: Text;
    }
  /** There are ideas, and too little was seen of the child to choose one. */
  | { readonly kind: 'too-little' };

/**
 * One thing to do at home: an idea of the rubrics, in the child's grade band. Null where the rubrics have none to offer (first edition).
 *
 * It comes from an indicator with enough evidence – judged, in a dimension with a score and at least three ratings – and first from those of
 * which little more than enough was seen, or that are seen at home alone, where a family sees what a teacher does not. Whose ratings they
 * are does not matter, and neither does which levels they gave: so an idea is no hint of a weakness. Facts and mental health are not judged,
 * and give none (docs/rules.md 30, 31). An indicator that is arranged otherwise for this child is left out: its ideas are made for all.
 *
 * Which of them is a lot drawn for the child, the term and the week: each load of a week shows the same, another week may show another,
 * and an idea that joins or leaves the others moves the choice only if it is drawn itself.
 */
export function pickHomeIdea(dimensions: readonly SeenDimension[], asked: HomeAsked): HomeIdea | null {
  const offered = dimensions.flatMap((one) => offeredIn(one, asked));
  if (offered.length === 0) return null;
  const enough = offered.filter((one) => one.isEnough);
  const little = enough.filter((one) => one.records < MIN_RATINGS);
  const { pupilId, term, today } = asked;
  const lotOf = lotsOf(`${pupilId} ${term.code} ${mondayOf(dayWithin(term, today))}`);
  const [drawn] = ideasOf(little.length > 0 ? little : enough).sort(byLot(lotOf, ({ id }) => id));
  if (!drawn) return { kind: 'too-little' };
  const { dimension, indicator, idea } = drawn;
  return { kind: 'idea', dimension, indicator, idea };
}

type Offered = {
  readonly rubric: Rubric;
  readonly indicator: Indicator;
  readonly ideas: readonly Text[];
  readonly isEnough: boolean;
  /** None of what is seen at home alone, until families can record it. */
  readonly records: number;
};

function offeredIn({ rubric, score }: SeenDimension, { grade, arranged }: HomeAsked): Offered[] {
  const band = gradeBandOf(rubric, grade);
  if (!band) return [];
  const isScored = score !== null && score.status !== 'insufficient_evidence' && score.ratings >= MIN_RATINGS;
  return rubric.indicators.flatMap((indicator) => {
    const ideas = indicator.homeIdeas?.[band.id] ?? [];
    if (ideas.length === 0 || !mayGiveOne(rubric, indicator, band.id) || arranged.has(indicator.id)) return [];
    const scored = score?.indicators.find(({ id }) => id === indicator.id);
    const isEnough = isScored && (indicator.seenAt === 'home' || (scored !== undefined && wasJudged(scored)));
    return [{ rubric, indicator, ideas, isEnough, records: scored?.records ?? 0 }];
  });
}

const mayGiveOne = (rubric: Rubric, indicator: Indicator, bandId: string) =>
  indicator.scope === 'core' &&
  indicator.visibility === 'family' &&
  weightIn(rubric, indicator, bandId) > 0 &&
  (indicator.seenAt === 'home' || markKindOf(indicator) === 'level');

const ideasOf = (offered: readonly Offered[]) =>
  offered.flatMap(({ rubric, indicator, ideas }) =>
    ideas.map((idea, at) => ({
      id: `${rubric.key} ${indicator.id} ${at}`,
      dimension: rubric.dimension,
      indicator,
      idea,
    })),
  );
