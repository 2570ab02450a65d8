import { expect, test } from 'vitest';
import type { Rubric } from '../rubric/rubric.ts';
import { headlineOf } from './headline.ts';

const label = (code: string) => ({ zh: code, en: code });
const rubric = (dimension: Rubric['dimension']) =>
  ({
    dimension,
    levelScale: ['A', 'B', 'C', 'D'].map((code) => ({ code, score: 0, label: label(code) })),
  }) as unknown as Rubric;
const score = (status: 'ok' | 'provisional', value: number, level: string) => ({ status, score: value, level });
const none = { status: 'insufficient_evidence' as const, score: null, level: null };

test('a level is claimed only where there is enough evidence and it is in the upper half', () => {
  const labour = { rubric: rubric('labour'), records: 5, score: score('ok', 88, 'B') };
  const moral = { rubric: rubric('moral'), records: 2, score: score('provisional', 99, 'A') };
  expect(headlineOf([moral, labour])).toEqual({
    kind: 'strong',
    dimension: 'labour',
    levelLabel: label('B'),
    records: 5,
  });
  expect(headlineOf([moral])).toEqual({ kind: 'steady', dimension: 'moral', records: 2 });
  const low = { rubric: rubric('labour'), records: 5, score: score('ok', 60, 'C') };
  expect(headlineOf([low])).toEqual({ kind: 'steady', dimension: 'labour', records: 5 });
});

test('without a score it says how much there is', () => {
  expect(headlineOf([{ rubric: rubric('labour'), records: 2, score: none }])).toEqual({
    kind: 'too-little',
    records: 2,
  });
  expect(headlineOf([{ rubric: rubric('labour'), records: 0, score: none }])).toEqual({ kind: 'nothing-yet' });
  expect(headlineOf([])).toEqual({ kind: 'nothing-yet' });
});
