import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';
import { type Child, fitnessPoints, pointsOfAmount } from './fact-oracle.ts';
import { type Fact, type Indicator, type Piece, total } from './facts.ts';

/**
 * The scores again, from docs/methods.md §1 and docs/rules.md 1–9 in the plainest way: whole lists, no stores, no increments, and no line
 * of code shared with server/core or db. Slow and easy to read: where it and the product differ, one of them is wrong.
 */
export const RUBRICS = ['labour', 'moral', 'arts', 'scitech', 'health', 'academic'].map(
  (key) => JSON.parse(readFileSync(join(packageRoot, `rubrics/${key}.v1.json`), 'utf8')) as Rubric,
);

type Value = { points: number; counted: Piece[]; isJudged: boolean };

const byDay = (a: Piece, b: Piece) => (`${a.day} ${a.id}` < `${b.day} ${b.id}` ? -1 : 1);
const mean = (pieces: readonly Piece[]) => total(pieces.map((piece) => piece.points)) / pieces.length;

export const bandOf = (rubric: Rubric, grade: number) =>
  rubric.gradeBands.find((band) => band.grades.includes(grade))?.id ?? '';
/** All packs record awards only, so the weight for that holds. */
export const weightOf = (indicator: Indicator, band: string) =>
  indicator.gradeBands.includes(band)
    ? (indicator.weightWhenRecordOnly ?? indicator.weight ?? indicator.weightByBand?.[band] ?? 0)
    : 0;
const KINDS = {
  'hours-to-level': 'hours',
  'count-to-level': 'count',
  'coverage-to-level': 'attendance',
  'standard-score': 'measurement',
  'award-points': 'award',
} as const;
export const wantedKind = ({ aggregation: { method } }: Indicator) =>
  method in KINDS ? KINDS[method as keyof typeof KINDS] : 'level';

function pieceOf(rubric: Rubric, fact: Fact): Piece {
  const { id, happenedOn: day, term, value, raterId: rater } = fact;
  if (value.kind === 'hours') return { id, day, term, points: value.hours, rater };
  if (value.kind === 'count') return { id, day, term, points: value.count, rater };
  if (value.kind === 'attendance') return { id, day, term, points: value.attended, rater, value };
  if (value.kind === 'measurement') return { id, day, term, points: value.value, rater, value };
  const level = rubric.levelScale.find(({ code }) => value.kind === 'level' && code === value.level);
  return { id, day, term, points: level?.score ?? Number.NaN, rater };
}

/** Of the right kind, in the indicator's period, in order, and no more of one term than its limit. */
function piecesOf(
  rubric: Rubric,
  indicator: Indicator,
  facts: readonly Fact[],
  ids: readonly string[],
  term: string,
): Piece[] {
  const kind = wantedKind(indicator);
  const pieces = facts
    .filter((fact) => ids.includes(fact.indicatorId) && fact.value.kind === kind)
    .map((fact) => pieceOf(rubric, fact));
  return withinPeriod(indicator, pieces, term);
}

function withinPeriod(indicator: Indicator, pieces: readonly Piece[], term: string): Piece[] {
  const { period, method } = indicator.aggregation;
  const isOfYear = period === 'year' || method === 'progress-vs-own-baseline';
  const inPeriod = pieces.filter((piece) => isOfYear || piece.term === term).sort(byDay);
  const most = indicator.limits?.recordsPerTerm ?? Number.POSITIVE_INFINITY;
  return inPeriod.filter((piece) => inPeriod.filter((other) => other.term === piece.term).indexOf(piece) < most);
}

function valueFrom(
  rubric: Rubric,
  indicator: Indicator,
  facts: readonly Fact[],
  term: string,
  band: string,
  child: Child,
): Value | null {
  const children = rubric.indicators.filter((one) => one.parent === indicator.id && one.gradeBands.includes(band));
  if (wantedKind(indicator) !== 'level') {
    const ids = [indicator, ...children].map((one) => one.id);
    const counted = piecesOf(rubric, indicator, facts, ids, term);
    if (counted.length === 0 || indicator.aggregation.method === 'award-points') return null;
    const points =
      indicator.aggregation.method === 'standard-score'
        ? fitnessPoints(rubric, counted, child)
        : pointsOfAmount(rubric, indicator, counted, band, child);
    return points === null ? null : { points, counted, isJudged: false };
  }
  const likeIt = children.filter((child) => wantedKind(child) === 'level').map((child) => child.id);
  const pieces = facts
    .filter((fact) => [indicator.id, ...likeIt].includes(fact.indicatorId) && fact.value.kind === 'level')
    .map((fact) => pieceOf(rubric, fact));
  for (const part of children.filter((one) => wantedKind(one) !== 'level')) {
    const own = piecesOf(rubric, part, facts, [part.id], term);
    const last = own.at(-1);
    const points = pointsOfAmount(rubric, part, own, band, child);
    // A counted child becomes one level, dated at its last record; nobody judged it.
    if (last && points !== null) pieces.push({ ...last, id: own[0]?.id ?? '', points, rater: null });
  }
  const all = withinPeriod(indicator, pieces, term);
  if (all.length === 0) return null;
  const { aggregation } = indicator;
  switch (aggregation.method) {
    case 'latest-confirmed':
      return { points: all.at(-1)?.points ?? 0, counted: all.slice(-1), isJudged: true };
    case 'mean-of-levels':
      return { points: mean(all), counted: all, isJudged: true };
    case 'progress-vs-own-baseline': {
      const now = all.filter((piece) => piece.term === term);
      if (now.length === 0 || now.length === all.length) return null;
      return { points: now.at(-1)?.points ?? 0, counted: now.slice(-1), isJudged: true };
    }
    case 'median-of-levels': {
      const points = all.map((piece) => piece.points).sort((a, b) => a - b);
      const [low, high] = [points[Math.ceil(points.length / 2) - 1] ?? 0, points[Math.floor(points.length / 2)] ?? 0];
      return { points: (low + high) / 2, counted: all, isJudged: true };
    }
    case 'best-n-mean': {
      const best = [...all].sort((a, b) => b.points - a.points || byDay(b, a)).slice(0, aggregation.params.n);
      return { points: mean(best), counted: best, isJudged: true };
    }
    default:
      throw new Error(`the shipped rubrics do not use ${aggregation.method}`);
  }
}

/** Levels that give points beside the score, in the arts alone: the earliest of each term counts, up to the most there is. */
function bonusOf(rubric: Rubric, term: string, band: string, facts: readonly Fact[]): number {
  const points = rubric.indicators.flatMap((one) => {
    const { aggregation } = one;
    if (aggregation.method !== 'points-capped' || !one.gradeBands.includes(band)) return [];
    const given = piecesOf(rubric, one, facts, [one.id], term).map(
      (piece) =>
        aggregation.params.levelPoints[rubric.levelScale.find(({ score }) => score === piece.points)?.code ?? ''] ?? 0,
    );
    return Math.min(total(given), aggregation.params.capPoints);
  });
  return Math.min(total(points), rubric.scoring.bonusMax);
}

export type OracleScore = {
  readonly status: 'ok' | 'provisional' | 'insufficient_evidence';
  readonly score: number | null;
  readonly level: string | null;
  readonly se: number | null;
  readonly weightShare: number;
  readonly ratings: number;
  readonly raters: number;
  readonly values: Readonly<Record<string, number>>;
  /** Coefficient of each judgement that counts, in score points for one point of it. */
  readonly parts: readonly { readonly rater: string; readonly c: number }[];
};

/** Squared score points: the average step between levels is 50 / 3, the variances are the defaults of docs/methods.md §0.7. */
const STEP = 50 / 3;
export const VARIANCE = { rater: 0.06 * STEP ** 2, personRater: 0.05 * STEP ** 2, residual: 0.35 * STEP ** 2 };

export function sumByRater(parts: OracleScore['parts']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { rater, c } of parts) sums.set(rater, (sums.get(rater) ?? 0) + c);
  return sums;
}

/** One pupil, one dimension: `facts` are the pupil's standing marks of the school year up to the term. */
export function scoreOf(rubric: Rubric, child: Child, term: string, facts: readonly Fact[]): OracleScore {
  const { grade } = child;
  const band = bandOf(rubric, grade);
  const cores = rubric.indicators.filter((one) => one.scope === 'core' && weightOf(one, band) > 0);
  const values = new Map(cores.map((one) => [one.id, valueFrom(rubric, one, facts, term, band, child)]));
  const weights = new Map<string, number>();
  let [covered, possible] = [0, 0];
  for (const rule of rubric.groupRules) {
    const members = cores.filter((one) => rule.members.includes(one.id));
    const seen = members.filter((one) => values.get(one.id));
    const sum = total(seen.map((one) => weightOf(one, band)));
    for (const one of seen) weights.set(one.id, (rule.totalWeight * weightOf(one, band)) / sum);
    if (members.length > 0) possible += rule.totalWeight;
    covered += rule.totalWeight * Math.min(1, seen.length / (rule.minOffered[band] ?? 1));
  }
  for (const one of cores.filter((each) => !rubric.groupRules.some((rule) => rule.members.includes(each.id)))) {
    if (one.aggregation.missing === 'neutral' && !values.get(one.id)) continue;
    possible += weightOf(one, band);
    if (!values.get(one.id)) continue;
    covered += weightOf(one, band);
    weights.set(one.id, weightOf(one, band));
  }
  const all = total([...weights.values()]);
  const parts: { rater: string; c: number }[] = [];
  let score = 0;
  for (const [id, weight] of weights) {
    const value = values.get(id);
    if (!value) continue;
    score += (weight / all) * value.points;
    for (const { rater } of value.isJudged ? value.counted : []) {
      if (rater !== null) parts.push({ rater, c: weight / all / value.counted.length });
    }
  }
  const raters = sumByRater(parts);
  const weightShare = possible === 0 ? 0 : covered / possible;
  const shared = {
    weightShare,
    ratings: parts.length,
    raters: raters.size,
    values: Object.fromEntries([...values].flatMap(([id, value]) => (value ? [[id, value.points]] : []))),
  };
  if (parts.length === 0 || weightShare < 0.6 - 1e-9) {
    return { ...shared, status: 'insufficient_evidence', score: null, level: null, se: null, parts: [] };
  }
  const squares = (numbers: Iterable<number>) => total([...numbers].map((one) => one ** 2));
  const se = Math.sqrt(
    (VARIANCE.rater + VARIANCE.personRater) * squares(raters.values()) +
      VARIANCE.residual * squares(parts.map((part) => part.c)),
  );
  const printed = Math.floor((score + bonusOf(rubric, term, band, facts)) * 10 + 0.5 + 1e-9) / 10;
  const level = printed >= 90 ? 'A' : printed >= 75 ? 'B' : printed >= 60 ? 'C' : 'D';
  const status = parts.length < 3 || raters.size < 2 ? 'provisional' : 'ok';
  return { ...shared, status, score, level, se, parts };
}
