import { expect, test } from 'vitest';
import { asStored, asValue, misfit, type Value } from './mark-value.ts';
import { mayRead, notOfferedIn, offeredIn } from './offered.ts';
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
    { kind: 'award', level: 'town', rank: 'merit', role: 'reserve', work: '藤编灯' },
    { kind: 'measurement', item: 'sit_reach', value: -3.5 },
    { kind: 'attendance', attended: 0, held: 4 },
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

test('a measurement is of an item of the indicator, within what can be true, as finely as it is written', () => {
  const item = { id: 'run', unit: { zh: '秒', en: 's' }, better: 'lower', min: 5, max: 30, step: 0.1 };
  const runs = {
    ...indicator(),
    aggregation: { method: 'standard-score', params: { items: ['run'] } },
  } as unknown as Indicator;
  const of = { ...rubric([runs]), fitness: { items: [item, { ...item, id: 'jump' }] } } as unknown as Rubric;
  const say = (id: string, value: number) => misfit({ kind: 'measurement', item: id, value }, of, runs);
  expect([say('run', 5), say('run', 8.3), say('run', 29.9)]).toEqual([undefined, undefined, undefined]);
  expect(say('jump', 8)).toBe('this indicator does not measure that; it measures run');
  expect([say('run', 4.9), say('run', 83)]).toEqual(Array(2).fill('must be between 5 and 30 s'));
  expect(say('run', 8.35)).toBe('is written down in steps of 0.1 s');
  expect(misfit({ kind: 'level', level: 'A' }, of, runs)).toBe('this indicator takes a measurement, not a level');
});

test('a teacher is offered what belongs to the grade and what staff may rate', () => {
  const own = indicator({ id: 'own', raters: [{ kind: 'self', share: 100 }] });
  const school = indicator({ id: 'x', scope: 'school', parent: 'i' });
  const of = rubric([indicator(), own, school]);
  const idsIn = (adopted: readonly string[]) => offeredIn(of, 4, new Set(adopted)).map(({ id }) => id);
  expect(idsIn([])).toEqual(['i']);
  expect(idsIn(['x', 'own'])).toEqual(['i', 'x']);
  expect(notOfferedIn(of, 4, new Set()).map(({ id }) => id)).toEqual(['x']);
  expect(offeredIn(rubric([indicator()]), 9, new Set())).toEqual([]);
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
