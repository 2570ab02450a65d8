import type { Award } from './awards.ts';
import type { FitnessItem } from './fitness.ts';
import { type Indicator, markKindOf, type Rubric } from './rubric.ts';

/** A mark's value as it is sent and shown, and as it is stored. */
export type Value =
  | { readonly kind: 'level'; readonly level: string }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'hours'; readonly hours: number }
  | ({ readonly kind: 'award' } & Award)
  /** `value` in the unit of the item. */
  | { readonly kind: 'measurement'; readonly item: string; readonly value: number }
  /** `excused`: of those held, how many the child was excused from. */
  | { readonly kind: 'attendance'; readonly attended: number; readonly held: number; readonly excused?: number }
  | { readonly kind: 'observation' };

/** What a number does not say. */
export type AwardDetail = Award;
export type MeasurementDetail = { readonly item: string };
export type AttendanceDetail = { readonly held: number; readonly excused?: number };
export type StoredValue = {
  readonly kind: Value['kind'];
  /** For a level. */
  readonly level: string | null;
  /** Count, hours, the value measured, times attended. */
  readonly amount: number | null;
  readonly detail: AwardDetail | MeasurementDetail | AttendanceDetail | null;
};

const WORDS = {
  level: 'a level',
  count: 'a count',
  hours: 'hours',
  award: 'an award',
  measurement: 'a measurement',
  attendance: 'attendance',
} as const;

/** Why a value does not fit an indicator, in a sentence; undefined where it fits. An observation fits all. */
export function misfit(value: Value, rubric: Rubric, indicator: Indicator): string | undefined {
  const wanted = markKindOf(indicator);
  if (value.kind === 'observation') return undefined;
  if (value.kind !== wanted) return `this indicator takes ${WORDS[wanted]}, not ${WORDS[value.kind]}`;
  if (value.kind === 'measurement') return misfitItem(value, rubric, indicator);
  if (value.kind !== 'level' || rubric.levelScale.some(({ code }) => code === value.level)) return undefined;
  return `this rubric has no such level; it has ${rubric.levelScale.map(({ code }) => code).join(', ')}`;
}

/** The items an indicator measures, with their units and limits; none for one that does not measure. */
export function itemsOf(rubric: Rubric, { aggregation }: Indicator): FitnessItem[] {
  if (aggregation.method !== 'standard-score') return [];
  const { items } = aggregation.params;
  return rubric.fitness?.items.filter((item) => items.includes(item.id)) ?? [];
}

function misfitItem(
  { item: id, value }: Extract<Value, { kind: 'measurement' }>,
  rubric: Rubric,
  indicator: Indicator,
): string | undefined {
  const items = itemsOf(rubric, indicator);
  const item = items.find((each) => each.id === id);
  if (!item) return `this indicator does not measure that; it measures ${items.map((each) => each.id).join(', ')}`;
  const { min, max, step, unit } = item;
  if (value < min || value > max) return `must be between ${min} and ${max} ${unit.en}`;
  const steps = value / step;
  return Math.abs(steps - Math.round(steps)) > 1e-6 ? `is written down in steps of ${step} ${unit.en}` : undefined;
}

/** A pupil has one mark for each indicator and part in an activity: each item that was measured is one. */
export function partOf(value: Value): string {
  return value.kind === 'measurement' ? value.item : '';
}

export function asStored(value: Value): StoredValue {
  const nothing = { level: null, amount: null, detail: null };
  switch (value.kind) {
    case 'level':
      return { ...nothing, kind: value.kind, level: value.level };
    case 'count':
      return { ...nothing, kind: value.kind, amount: value.count };
    case 'hours':
      return { ...nothing, kind: value.kind, amount: value.hours };
    case 'award': {
      const { kind, level, rank, role, work } = value;
      return { ...nothing, kind, detail: { level, rank, role, work } };
    }
    case 'measurement':
      return { ...nothing, kind: value.kind, amount: value.value, detail: { item: value.item } };
    case 'attendance': {
      const { kind, attended, ...detail } = value;
      return { ...nothing, kind, amount: attended, detail };
    }
    case 'observation':
      return { ...nothing, kind: value.kind };
  }
}

export function asValue({ kind, level, amount, detail }: StoredValue): Value {
  if (kind === 'level') return { kind, level: level ?? '' };
  if (kind === 'count') return { kind, count: amount ?? 0 };
  if (kind === 'hours') return { kind, hours: amount ?? 0 };
  if (kind === 'award' && detail !== null && 'rank' in detail) return { kind, ...detail };
  if (kind === 'measurement' && detail !== null && 'item' in detail) {
    return { kind, item: detail.item, value: amount ?? 0 };
  }
  if (kind === 'attendance' && detail !== null && 'held' in detail) {
    return { kind, attended: amount ?? 0, ...detail };
  }
  if (kind === 'observation') return { kind };
  throw new Error(`a mark of kind '${kind}' is stored without its detail`);
}
