import { type Indicator, markKindOf, type Rubric } from './rubric.ts';

/** A mark's value as it is sent and shown, and as it is stored. */
export type Value =
  | { readonly kind: 'level'; readonly level: string }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'hours'; readonly hours: number }
  | { readonly kind: 'observation' };
export type StoredValue = {
  readonly kind: 'level' | 'count' | 'hours' | 'observation';
  readonly level: string | null;
  readonly amount: number | null;
};

const WORDS = { level: 'a level', count: 'a count', hours: 'hours' } as const;

/** Why a value does not fit an indicator, in a sentence; undefined where it fits. An observation fits all. */
export function misfit(value: Value, rubric: Rubric, indicator: Indicator): string | undefined {
  const wanted = markKindOf(indicator);
  if (value.kind === 'observation') return undefined;
  if (value.kind !== wanted) return `this indicator takes ${WORDS[wanted]}, not ${WORDS[value.kind]}`;
  if (value.kind !== 'level' || rubric.levelScale.some(({ code }) => code === value.level)) return undefined;
  return `this rubric has no such level; it has ${rubric.levelScale.map(({ code }) => code).join(', ')}`;
}

export function asStored(value: Value): StoredValue {
  return {
    kind: value.kind,
    level: value.kind === 'level' ? value.level : null,
    amount: value.kind === 'count' ? value.count : value.kind === 'hours' ? value.hours : null,
  };
}

export function asValue({ kind, level, amount }: StoredValue): Value {
  if (kind === 'level') return { kind, level: level ?? '' };
  if (kind === 'count') return { kind, count: amount ?? 0 };
  if (kind === 'hours') return { kind, hours: amount ?? 0 };
  return { kind };
}
