import { expect, test } from 'vitest';
import { attentionOf } from '../reports/attention.ts';
import { type PupilEvidence, sexGaps } from '../reports/sex-gaps.ts';
import { type MonitoringFigures, monitoringTables, readingOf } from './monitoring-tables.ts';
import { monitoringWord } from './monitoring-words.ts';

const chart = { status: 'few-terms' as const, terms: 1, signals: [] };
const point = { week: '2026-10-12', n: 20, value: 0.5, usual: null, lo: null, hi: null, side: null };
const pupil = (sex: PupilEvidence['sex'], records: number, score: number): PupilEvidence => ({
  sex,
  dimensions: [{ dimension: 'labour', records, score }],
});
const group = (sex: PupilEvidence['sex'], records: number, score: number) =>
  Array.from({ length: 12 }, (_, n) => pupil(sex, records + (n % 2), score + (n % 3)));
const figures = (pupils: readonly PupilEvidence[]): MonitoringFigures => ({
  attention: { whole: attentionOf([0, 1, 2]), grades: [], classes: [] },
  gaps: sexGaps(pupils, ['labour']),
  control: { fresh: { ...chart, points: [point] }, records: { ...chart, points: [{ ...point, value: 31.25 }] } },
  reliability: { dimensions: [] },
});
const rowOf = (pupils: readonly PupilEvidence[]) => monitoringTables(figures(pupils), 'en', '').scoreGaps.rows[0];

test('a clear gap of scores is said in three words, unless girls and boys were noticed unequally: then it is an artefact', () => {
  const alike = rowOf([...group('male', 5, 80), ...group('female', 5, 60)]);
  expect(alike?.at(-1)).toBe('boys clearly higher');
  expect(rowOf([...group('male', 5, 60), ...group('female', 5, 80)])?.at(-1)).toBe('girls clearly higher');
  expect(rowOf([...group('male', 5, 70), ...group('female', 5, 70)])?.at(-1)).toBe('not distinguishable');
  const unequal = rowOf([...group('male', 15, 80), ...group('female', 5, 60)]);
  expect(unequal?.at(-1)).toContain('do not rely on');
  // The figures are there all the same.
  expect(unequal?.slice(3, 6)).toEqual([81, 61, 20]);
});

test('what is not said is a word or an empty cell, never 0', () => {
  const { attention, fresh, records, scoreGaps } = monitoringTables(figures([pupil('male', 1, 80)]), 'en', 'n=1');
  expect(attention.rows).toEqual([['Whole school', 3, 1, 33, null, null, 'too few pupils', null, null, null, null]]);
  expect(fresh.rows).toEqual([['2026-10-12', 20, 50, null, null, null, 'no limits yet']]);
  expect(records.rows).toEqual([['2026-10-12', 31.3, null, null, null, 'no limits yet']]);
  expect(scoreGaps.rows).toEqual([['Labour', 1, 0, ...Array<null>(8).fill(null), 'too few pupils']]);
  const gap = { boys: 20, girls: 20, ofBoys: 1, ofGirls: 1, difference: null, lo: null, hi: null };
  expect(readingOf({ ...gap, status: 'no-variation' })).toBe('no-variation');
});

test('every table has as many cells in a row as columns, in both languages, and its note', () => {
  for (const language of ['zh', 'en'] as const) {
    const tables = monitoringTables(figures([...group('male', 5, 70), ...group('female', 5, 70)]), language, 'n=24');
    for (const { title, note, columns, rows } of Object.values(tables)) {
      expect(note).toBe('n=24');
      for (const row of rows) expect(row, title).toHaveLength(columns.length);
    }
  }
  expect(monitoringWord('more', 'zh', 11)).toBe('11 条及以上');
});
