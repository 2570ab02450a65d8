import { levelWords } from '../rubric/level-words.ts';
import { type Indicator, markKindOf, type Rubric, weightIn } from '../rubric/rubric.ts';
import type { Text } from '../rubric/text.ts';
import type { DimensionScore, IndicatorScore } from './dimension-score.ts';
import { wasJudged } from './enough-evidence.ts';

export type ScoredDimension = {
  readonly rubric: Rubric;
  readonly score: Pick<DimensionScore, 'gradeBand' | 'indicators'>;
};

export type Strength = {
  readonly rubricKey: string;
  readonly indicatorId: string;
  readonly level: string;
  readonly records: number;
  readonly reason: 'seen-often' | 'seen-once';
};

export type NextStep = {
  readonly rubricKey: string;
  readonly indicatorId: string;
  readonly reason: 'lowest-so-far' | 'not-seen-yet';
  /** Null where there is no evidence yet. */
  readonly level: string | null;
  /** The next level up; without evidence, the first above the lowest. */
  readonly nextLevel: string;
  readonly descriptor: Text;
};

export type ReportWords = { readonly strengths: readonly Strength[]; readonly nextStep: NextStep | null };

type Candidate = {
  readonly rubric: Rubric;
  readonly indicator: Indicator;
  readonly scored: IndicatorScore;
  readonly bandId: string;
};

/**
 * What a family's profile says in words: up to two strengths and one next step, over all the child's dimensions.
 *
 * Both speak only of what somebody judged: a count, hours or a share of lessons reach a level, whose words would say of a child what nobody
 * saw (docs/rules.md 30), and what was not recorded says nothing of the child. A strength has a level above the lowest: first those in the upper half of the scale, among them those
 * seen at least twice, then the higher value, the more recent, the id. The next step is the lowest valued indicator
 * below the top that is not named as a strength; else an indicator nobody has seen yet (the heaviest first); else a
 * strength that can still grow. The same scores give the same words in any order of dimensions.
 */
export function pickReportWords(dimensions: readonly ScoredDimension[]): ReportWords {
  const candidates = dimensions.flatMap(candidatesOf);
  const strong = candidates
    .filter((each) => canBeStrength(each))
    .sort(strongerFirst)
    .slice(0, 2);
  const growing = candidates.filter((each) => wasJudged(each.scored) && positionOf(each) > 0).sort(weakerFirst);
  const unseen = candidates
    .filter((each) => each.scored.missing === 'no-marks' && markKindOf(each.indicator) === 'level')
    .sort(heavierFirst);
  const next = growing.find((each) => !strong.includes(each)) ?? unseen[0] ?? growing[0];
  return { strengths: strong.map(asStrength), nextStep: next ? asNextStep(next) : null };
}

function candidatesOf({ rubric, score: { indicators, gradeBand: bandId } }: ScoredDimension): Candidate[] {
  return indicators.flatMap((scored) => {
    const indicator = rubric.indicators.find((each) => each.id === scored.id);
    return indicator && bandId !== null && weightIn(rubric, indicator, bandId) > 0
      ? [{ rubric, indicator, scored, bandId }]
      : [];
  });
}

/** 0 is the top of the scale; −1 without a level. */
const positionOf = ({ rubric, scored }: Candidate) =>
  rubric.levelScale.findIndex((level) => level.code === scored.level);

const inUpperHalf = (each: Candidate) => positionOf(each) < each.rubric.levelScale.length / 2;

function canBeStrength(each: Candidate): boolean {
  const position = positionOf(each);
  return wasJudged(each.scored) && position >= 0 && position < each.rubric.levelScale.length - 1;
}

type Order = (a: Candidate, b: Candidate) => number;
const inTurn =
  (...orders: readonly Order[]): Order =>
  (a, b) =>
    orders.reduce((found, order) => found || order(a, b), 0);
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const upperHalf: Order = (a, b) => Number(inUpperHalf(b)) - Number(inUpperHalf(a));
const seenTwice: Order = (a, b) => Number(b.scored.records >= 2) - Number(a.scored.records >= 2);
const higher: Order = (a, b) => (b.scored.value ?? 0) - (a.scored.value ?? 0);
const moreRecent: Order = (a, b) => byText(b.scored.lastHappenedOn ?? '', a.scored.lastHappenedOn ?? '');
const byId: Order = (a, b) => byText(a.indicator.id, b.indicator.id) || byText(a.rubric.key, b.rubric.key);

const strongerFirst = inTurn(upperHalf, seenTwice, higher, moreRecent, byId);
const weakerFirst = inTurn((a, b) => -higher(a, b), seenTwice, moreRecent, byId);
const heavierFirst = inTurn((a, b) => b.scored.weight - a.scored.weight, byId);

function asStrength({ rubric, indicator, scored }: Candidate): Strength {
  const reason = scored.records >= 2 ? 'seen-often' : 'seen-once';
  return {
    rubricKey: rubric.key,
    indicatorId: indicator.id,
    level: scored.level ?? '',
    records: scored.records,
    reason,
  };
}

function asNextStep(each: Candidate): NextStep | null {
  const { rubric, indicator, scored, bandId } = each;
  const position = scored.level === null ? rubric.levelScale.length - 1 : positionOf(each);
  const nextLevel = rubric.levelScale[Math.max(0, position - 1)]?.code;
  const descriptor = nextLevel === undefined ? undefined : levelWords(indicator, bandId, nextLevel);
  if (nextLevel === undefined || descriptor === undefined) return null;
  const reason = scored.level === null ? 'not-seen-yet' : 'lowest-so-far';
  return { rubricKey: rubric.key, indicatorId: indicator.id, reason, level: scored.level, nextLevel, descriptor };
}
