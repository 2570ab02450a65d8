import type { Rubric } from '../../server/core/rubric/rubric.ts';
import { type Indicator, type Piece, total } from './facts.ts';

/** What a value may need to know of a child and its term. */
export type Child = {
  readonly grade: number;
  readonly sex: 'female' | 'male' | null;
  readonly termStartsOn: string;
};

/** Hours a week are asked for the calendar weeks from the term's start to the last record; before the sixth nothing is said. */
function weeksAsked(most: number, termStartsOn: string, lastDay: string): number | null {
  let weeks = 1;
  const day = new Date(`${termStartsOn}T00:00:00Z`);
  // Walks day by day: each Monday passed is one week more.
  while (day.toISOString().slice(0, 10) < lastDay) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() === 1) weeks += 1;
  }
  return weeks < 6 ? null : Math.min(most, weeks);
}

function partAttended(pieces: readonly Piece[]): number {
  let [attended, held] = [0, 0];
  for (const { value } of pieces) {
    if (value?.kind !== 'attendance') continue;
    attended += value.attended;
    held += value.held;
  }
  return held === 0 ? 0 : attended / held;
}

/** The latest measurement of each item against the table's rows; null until all are there, or without a sex. */
export function fitnessPoints(rubric: Rubric, pieces: readonly Piece[], { grade, sex }: Child): number | null {
  const { fitness } = rubric;
  if (!fitness || sex === null) return null;
  const latest: Record<string, number> = {};
  for (const { value } of pieces) if (value?.kind === 'measurement') latest[value.item] = value.value;
  let sum = 0;
  for (const part of fitness.weights.find(({ grades }) => grades.includes(grade))?.items ?? []) {
    if (part.sex !== undefined && part.sex !== sex) continue;
    let points = 0;
    if (part.item === 'bmi') {
      const [height, weight] = [latest['height'], latest['weight']];
      const bounds = fitness.bmi.bounds[sex]?.[grade];
      if (height === undefined || weight === undefined || !bounds) return null;
      const bmi = Math.round((weight / (height / 100) ** 2) * 10) / 10;
      const { normal, low, over, obese } = fitness.bmi.points;
      points = bmi < bounds.normalMin ? low : bmi <= bounds.normalMax ? normal : bmi <= bounds.overMax ? over : obese;
    } else {
      const measured = latest[part.item];
      if (measured === undefined) return null;
      const isLess = ['run_50m', 'shuttle_50x8', 'run_800m', 'run_1000m'].includes(part.item);
      for (const [at, line] of [...(fitness.tables[part.item]?.[sex]?.[grade]?.v ?? [])].entries()) {
        if (line === null || points > 0) continue;
        if (isLess ? measured <= line : measured >= line) points = fitness.scoreLevels[at] ?? 0;
      }
    }
    sum += (part.weight * points) / 100;
  }
  return sum;
}

export function mondayOf(day: string): string {
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

export function pointsOfAmount(
  rubric: Rubric,
  { aggregation, limits }: Indicator,
  pieces: readonly Piece[],
  band: string,
  child: Child,
): number | null {
  let steps: readonly number[] = [];
  if (aggregation.method === 'hours-to-level') {
    const { params } = aggregation;
    if ('hours' in params) steps = params.hours[band] ?? [];
    else {
      const weeks = weeksAsked(params.weeks, child.termStartsOn, pieces.at(-1)?.day ?? '');
      if (weeks === null) return null;
      steps = params.hoursPerWeek[band]?.map((hours) => hours * weeks) ?? [];
    }
  }
  if (aggregation.method === 'count-to-level') {
    const { counts } = aggregation.params;
    steps = (Array.isArray(counts) ? counts : (counts as Record<string, number[]>)[band]) ?? [];
  }
  if (aggregation.method === 'coverage-to-level') steps = aggregation.params.cuts;
  const sum = aggregation.method === 'coverage-to-level' ? partAttended(pieces) : limitedTotal(pieces, limits);
  const reached = steps.findIndex((step) => sum >= step - 1e-9);
  return rubric.levelScale.at(reached)?.score ?? 0;
}
