import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';

/**
 * The scores again, from methods.md §1 and rulings 1–9 in the plainest way: whole lists, no stores, no increments, and no line
 * of code shared with server/core or db. Slow and easy to read: where it and the product differ, one of them is wrong.
 */
export type FactValue =
  | { readonly kind: 'level'; readonly level: string }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'hours'; readonly hours: number }
  | { readonly kind: 'observation' };
/** One mark that stands: what it says now, who answers for it, when it happened and when it was entered. */
export type Fact = {
  readonly id: string;
  readonly pupilId: string;
  readonly term: string;
  readonly indicatorId: string;
  readonly value: FactValue;
  readonly raterId: string;
  readonly happenedOn: string;
  readonly enteredOn: string;
};

export const RUBRICS = ['labour', 'moral'].map(
  (key) => JSON.parse(readFileSync(join(packageRoot, `rubrics/${key}.v1.json`), 'utf8')) as Rubric,
);

type Indicator = Rubric['indicators'][number];
/** Something that counts: points of 100 (or an amount), and the person whose judgement it is, if anybody's. */
type Piece = { id: string; day: string; term: string; points: number; rater: string | null };
type Value = { points: number; counted: Piece[]; isJudged: boolean };

const byDay = (a: Piece, b: Piece) => (`${a.day} ${a.id}` < `${b.day} ${b.id}` ? -1 : 1);
const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
const mean = (pieces: readonly Piece[]) => total(pieces.map((piece) => piece.points)) / pieces.length;

export const bandOf = (rubric: Rubric, grade: number) =>
  rubric.gradeBands.find((band) => band.grades.includes(grade))?.id ?? '';
export const weightOf = (indicator: Indicator, band: string) =>
  indicator.gradeBands.includes(band) ? (indicator.weight ?? indicator.weightByBand?.[band] ?? 0) : 0;
export const wantedKind = ({ aggregation }: Indicator) =>
  aggregation.method === 'hours-to-level' ? 'hours' : aggregation.method === 'count-to-level' ? 'count' : 'level';

function pieceOf(rubric: Rubric, fact: Fact): Piece {
  const { id, happenedOn: day, term, value, raterId: rater } = fact;
  if (value.kind === 'hours') return { id, day, term, points: value.hours, rater };
  if (value.kind === 'count') return { id, day, term, points: value.count, rater };
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
  const inPeriod = pieces.filter((piece) => indicator.aggregation.period === 'year' || piece.term === term).sort(byDay);
  const most = indicator.limits?.recordsPerTerm ?? Number.POSITIVE_INFINITY;
  return inPeriod.filter((piece) => inPeriod.filter((other) => other.term === piece.term).indexOf(piece) < most);
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** Sums of each day, cut at the day's limit; then of each week, Monday to Sunday; then of the year. */
function limitedTotal(pieces: readonly Piece[], limits: Indicator['limits']): number {
  const days = new Map<string, number>();
  for (const { day, points } of pieces) days.set(day, (days.get(day) ?? 0) + points);
  const weeks = new Map<string, number>();
  for (const [day, points] of days) {
    const week = mondayOf(day);
    weeks.set(week, (weeks.get(week) ?? 0) + Math.min(points, limits?.hoursPerDay ?? Number.POSITIVE_INFINITY));
  }
  const sum = total(
    [...weeks.values()].map((points) => Math.min(points, limits?.hoursPerWeek ?? Number.POSITIVE_INFINITY)),
  );
  return Math.min(sum, limits?.hoursPerYear ?? Number.POSITIVE_INFINITY);
}

function pointsOfAmount(
  rubric: Rubric,
  { aggregation, limits }: Indicator,
  pieces: readonly Piece[],
  band: string,
): number {
  let steps: readonly number[] = [];
  if (aggregation.method === 'hours-to-level') {
    const { params } = aggregation;
    steps =
      ('hours' in params ? params.hours[band] : params.hoursPerWeek[band]?.map((hours) => hours * params.weeks)) ?? [];
  }
  if (aggregation.method === 'count-to-level') {
    const { counts } = aggregation.params;
    steps = (Array.isArray(counts) ? counts : (counts as Record<string, number[]>)[band]) ?? [];
  }
  const reached = steps.findIndex((step) => limitedTotal(pieces, limits) >= step - 1e-9);
  return rubric.levelScale.at(reached)?.score ?? 0;
}

function valueFrom(
  rubric: Rubric,
  indicator: Indicator,
  facts: readonly Fact[],
  term: string,
  band: string,
): Value | null {
  const children = rubric.indicators.filter((one) => one.parent === indicator.id && one.gradeBands.includes(band));
  if (wantedKind(indicator) !== 'level') {
    const counted = piecesOf(rubric, indicator, facts, [indicator.id], term);
    return counted.length === 0
      ? null
      : { points: pointsOfAmount(rubric, indicator, counted, band), counted, isJudged: false };
  }
  const likeIt = children.filter((child) => wantedKind(child) === 'level').map((child) => child.id);
  const pieces = facts
    .filter((fact) => [indicator.id, ...likeIt].includes(fact.indicatorId) && fact.value.kind === 'level')
    .map((fact) => pieceOf(rubric, fact));
  for (const child of children.filter((one) => wantedKind(one) !== 'level')) {
    const own = piecesOf(rubric, child, facts, [child.id], term);
    const last = own.at(-1);
    // A counted child becomes one level, dated at its last record; nobody judged it.
    if (last)
      pieces.push({ ...last, id: own[0]?.id ?? '', points: pointsOfAmount(rubric, child, own, band), rater: null });
  }
  const all = withinPeriod(indicator, pieces, term);
  if (all.length === 0) return null;
  const { aggregation } = indicator;
  switch (aggregation.method) {
    case 'latest-confirmed':
      return { points: all.at(-1)?.points ?? 0, counted: all.slice(-1), isJudged: true };
    case 'mean-of-levels':
      return { points: mean(all), counted: all, isJudged: true };
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

/** Squared score points: the average step between levels is 50 / 3, the variances are the defaults of methods.md §0.7. */
const STEP = 50 / 3;
export const VARIANCE = { rater: 0.06 * STEP ** 2, personRater: 0.05 * STEP ** 2, residual: 0.35 * STEP ** 2 };

export function sumByRater(parts: OracleScore['parts']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { rater, c } of parts) sums.set(rater, (sums.get(rater) ?? 0) + c);
  return sums;
}

/** One pupil, one dimension: `facts` are the pupil's standing marks of the school year up to the term. */
export function scoreOf(rubric: Rubric, grade: number, term: string, facts: readonly Fact[]): OracleScore {
  const band = bandOf(rubric, grade);
  const cores = rubric.indicators.filter((one) => one.scope === 'core' && weightOf(one, band) > 0);
  const values = new Map(cores.map((one) => [one.id, valueFrom(rubric, one, facts, term, band)]));
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
  const printed = Math.floor(score * 10 + 0.5 + 1e-9) / 10;
  const level = printed >= 90 ? 'A' : printed >= 75 ? 'B' : printed >= 60 ? 'C' : 'D';
  const status = parts.length < 3 || raters.size < 2 ? 'provisional' : 'ok';
  return { ...shared, status, score, level, se, parts };
}
