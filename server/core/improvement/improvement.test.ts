import { expect, test } from 'vitest';
import { aboutFinding } from './about-finding.ts';
import { changeSentence, figureWords } from './action-words.ts';
import { changeOf, type Placed } from './change-of.ts';
import { areaFigure, hiddenAlike, schoolFigure } from './figure-of.ts';
import type { Figure } from './finding.ts';
import { placeInTerm } from './place-in-term.ts';

const NOON = Date.parse('2026-10-02T04:00:00Z');
const autumn = { code: '2026-2027-1', startsOn: '2026-09-01', endsOn: '2027-01-22' };
const spring = { code: '2025-2026-2', startsOn: '2026-02-24', endsOn: '2026-07-10' };
const standing = { noticed: 0, ok: 0, records: 0, fresh: 0 };
const sums = [
  { ...standing, classId: 'a', dimension: 'arts', pupils: 40, noticed: 30, ok: 10, records: 60, fresh: 15 },
  { ...standing, classId: 'b', dimension: 'arts', pupils: 38, noticed: 23, ok: 38, records: 40, fresh: 40 },
  { ...standing, classId: 'b', dimension: 'moral', pupils: 38, records: 10, fresh: 0 },
];
const said = (kind: 'noticed' | 'ok' | 'fresh', dimension: 'arts' | 'moral' | null, classId: string | null) => {
  const { value, n } = schoolFigure(sums, { kind, dimension, classId }, NOON);
  return [value, n];
};

test("a school's figure is the one its report prints: of a dimension, of a class, and records of all dimensions", () => {
  expect(said('noticed', 'arts', null)).toEqual([68, 78]); // 53 of 78
  expect(said('noticed', 'arts', 'b')).toEqual([61, 38]); // 23 of 38
  expect(said('ok', 'arts', 'a')).toEqual([25, 40]);
  expect(said('fresh', 'arts', null)).toEqual([55, 100]);
  expect(said('fresh', null, 'b')).toEqual([80, 50]); // 40 of 50
});

test('what the report has no figure of is null, never 0', () => {
  expect(said('noticed', null, 'b')).toEqual([null, 0]); // a pupil of two dimensions would be two
  expect(said('noticed', 'arts', 'elsewhere')).toEqual([null, 0]);
  expect(said('fresh', 'moral', 'a')).toEqual([null, 0]);
});

test("an area's figure is the printed one, coded or hidden; it has no classes", () => {
  const printed = { noticed: '≤5' as const, ok: 'locked' as const, fresh: 62, records: 120 };
  const area = { n: 95, results: [{ dimension: 'arts' as const, ...printed }] };
  const of = (kind: 'noticed' | 'ok' | 'fresh', classId: string | null = null) =>
    areaFigure(area, { kind, dimension: 'arts', classId }, NOON);
  expect(of('noticed')).toMatchObject({ value: '≤5', n: 95 });
  expect(of('ok')).toMatchObject({ value: 'locked', n: 95 });
  expect(of('fresh')).toMatchObject({ value: 62, n: 120 });
  expect(of('fresh', 'a')).toMatchObject({ value: null, n: 0 });
  expect(hiddenAlike(of('noticed'), { ...of('ok'), n: 'locked' })).toMatchObject({ value: 'locked', n: 'locked' });
  expect(hiddenAlike(of('ok'), of('noticed'))).toMatchObject({ value: 'locked', n: 95 });
});

test('a figure stands on a day and in a week of its own term, and never after its end', () => {
  const figure: Figure = { value: 61, n: 38, asOf: NOON };
  expect(placeInTerm(figure, autumn)).toMatchObject({ on: '2026-10-02', week: 5, dayOfTerm: 31, term: '2026-2027-1' });
  expect(placeInTerm(figure, spring)).toMatchObject({ on: '2026-07-10', week: 20, dayOfTerm: 136 });
});

const at = (value: Figure['value'], n: Figure['n'], dayOfTerm = 31, term = 'now'): Placed => ({
  value,
  n,
  asOf: NOON,
  term,
  dayOfTerm,
});

test('clearly more or less where the interval of the difference leaves out 0 and it is large enough to speak of', () => {
  expect(changeOf('noticed', at(61, 38), at(84, 38))).toBe('more'); // 23 points, 2.5 … 41 by Newcombe
  expect(changeOf('noticed', at(84, 38), at(61, 38))).toBe('less');
  expect(changeOf('noticed', at(61, 38), at(79, 38))).toBe('no-clear-change'); // 18 points, −3 … 37
  expect(changeOf('noticed', at(61, 38000), at(65, 38000))).toBe('no-clear-change'); // beyond chance, and nothing to speak of
  expect(changeOf('noticed', at(61, 38000), at(66, 38000))).toBe('more');
  expect(changeOf('fresh', at(61, 38000), at(69, 38000))).toBe('no-clear-change'); // records come in whole activities
  expect(changeOf('fresh', at(61, 38000), at(71, 38000))).toBe('more');
  expect(changeOf('ok', at(50, 3), at(100, 3))).toBe('no-clear-change');
});

test('a coded share stands for the value that makes the smallest difference', () => {
  expect(changeOf('noticed', at('≤5', 60), at(12, 60))).toBe('no-clear-change'); // 5 → 12
  expect(changeOf('noticed', at('≤5', 60), at(25, 60))).toBe('more');
  expect(changeOf('noticed', at(3, 60), at('≤5', 60))).toBe('no-clear-change');
  expect(changeOf('noticed', at('≥95', 60), at('≤5', 60))).toBe('less');
  expect(changeOf('noticed', at('≥95', 60), at('≥95', 60))).toBe('no-clear-change');
});

test('not comparable: hidden, nothing there, another group, a term that is not as far on', () => {
  expect(changeOf('noticed', at('locked', 'locked'), at(84, 38))).toBe('hidden');
  expect(changeOf('noticed', at(61, 38), at('locked', 40))).toBe('hidden');
  expect(changeOf('noticed', at(61, 'locked'), at(84, 40))).toBe('hidden');
  expect(changeOf('noticed', at(61, 38), at(null, 0))).toBe('nothing');
  expect(changeOf('noticed', at(10, 40), at(90, 31))).toBe('other-pupils');
  expect(changeOf('noticed', at(10, 40), at(90, 32))).toBe('more');
  expect(changeOf('fresh', at(10, 40), at(90, 400))).toBe('more'); // more records are no other group
  expect(changeOf('noticed', at(90, 40, 130, 'before'), at(10, 40, 14))).toBe('too-early');
  expect(changeOf('noticed', at(10, 40, 130, 'before'), at(90, 40, 14))).toBe('more'); // earlier and more all the same
  expect(changeOf('fresh', at(90, 40, 130, 'before'), at(10, 40, 14))).toBe('less'); // records in time do not pile up
  expect(changeOf('noticed', at(90, 40, 14, 'before'), at(10, 40, 130))).toBe('less');
});

test('a figure is said with its n, and before → now in one sentence', () => {
  expect(figureWords('fresh', { value: '≤5', n: 1, on: '', week: 1 }, 'en')).toBe('≤5% of 1 record');
  expect(figureWords('ok', { value: 'locked', n: 'locked', on: '', week: 1 }, 'zh')).toBe('已隐去');
  const about = { kind: 'noticed' as const, dimension: 'arts' as const, class: null };
  const before = { value: 61, n: 38, on: '2026-10-02', week: 5 };
  const told = { about, before, now: { ...before, value: 84, on: '2026-11-28', week: 13 }, change: 'more' as const };
  expect(changeSentence(told, 'en')).toBe(
    '2 Oct 2026 (week 5): 61% of 38 pupils → 28 Nov 2026 (week 13): 84% of 38 pupils – clearly more',
  );
  expect(changeSentence(told, 'zh')).toBe(
    '2026年10月2日（第 5 周）38 名学生的 61% → 2026年11月28日（第 13 周）38 名学生的 84%：明显增加',
  );
});

test('a finding names the figure an action on it is about, or none where there is nothing to do', () => {
  const of = { classId: 'b', grade: 4, number: 1 };
  expect(aboutFinding({ kind: 'unnoticed', class: of, dimension: 'arts' })).toEqual({
    kind: 'noticed',
    dimension: 'arts',
    class: of,
  });
  expect(aboutFinding({ kind: 'late', class: of })).toEqual({ kind: 'fresh', dimension: null, class: of });
  expect(aboutFinding({ kind: 'thin', dimension: 'arts' })).toEqual({ kind: 'ok', dimension: 'arts', class: null });
  expect(aboutFinding({ kind: 'schools-without', dimension: 'arts' })).toMatchObject({ kind: 'noticed' });
  expect(aboutFinding({ kind: 'unseen' })).toBeNull();
  expect(aboutFinding({ kind: 'nothing-yet' })).toBeNull();
});
