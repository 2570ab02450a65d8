import { expect, test } from 'vitest';
import { asStored, asValue, misfit, type Value } from './mark-value.ts';
import { mayRead, offeredIn } from './offered.ts';
import type { Indicator, Rubric } from './rubric.ts';

const indicator = (said: Partial<Indicator> & { method?: string } = {}) =>
  ({
    id: 'i',
    gradeBands: ['p34'],
    raters: [{ kind: 'staff', share: 100 }],
    aggregation: { method: said.method ?? 'mean-of-levels', params: {} },
    ...said,
  }) as unknown as Indicator;
const rubric = (indicators: readonly Indicator[]) =>
  ({
    gradeBands: [{ id: 'p34', grades: [3, 4] }],
    levelScale: [{ code: 'A' }, { code: 'B' }],
    indicators,
  }) as unknown as Rubric;

test('a value comes back from the table as it went in', () => {
  const values: Value[] = [
    { kind: 'level', level: 'A' },
    { kind: 'count', count: 2 },
    { kind: 'hours', hours: 1.5 },
    { kind: 'observation' },
  ];
  expect(values.map((value) => asValue(asStored(value)))).toEqual(values);
});

test('a value fits the kind its indicator collects; an observation fits all', () => {
  const [levels, hours] = [indicator(), indicator({ method: 'hours-to-level' })];
  const of = rubric([levels, hours]);
  expect(misfit({ kind: 'level', level: 'A' }, of, levels)).toBeUndefined();
  expect(misfit({ kind: 'observation' }, of, hours)).toBeUndefined();
  expect(misfit({ kind: 'level', level: 'E' }, of, levels)).toBe('this rubric has no such level; it has A, B');
  expect(misfit({ kind: 'level', level: 'A' }, of, hours)).toBe('this indicator takes hours, not a level');
  expect(misfit({ kind: 'count', count: 1 }, of, hours)).toBe('this indicator takes hours, not a count');
});

test('a teacher is offered what belongs to the grade and what staff may rate', () => {
  const own = indicator({ id: 'own', raters: [{ kind: 'self', share: 100 }] });
  expect(offeredIn(rubric([indicator(), own]), 4).map(({ id }) => id)).toEqual(['i']);
  expect(offeredIn(rubric([indicator()]), 9)).toEqual([]);
});

test('a mark is read by whom its indicator names', () => {
  const who = (visibility: Indicator['visibility']) => [
    mayRead({ visibility }, 'family', false),
    mayRead({ visibility }, 'staff', false),
    mayRead({ visibility }, 'staff', true),
  ];
  expect(who('family')).toEqual([true, true, true]);
  expect(who('staff')).toEqual([false, true, true]);
  expect(who('author')).toEqual([false, false, true]);
});
