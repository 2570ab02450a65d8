import { expect, test } from 'vitest';
import { DIMENSIONS } from '../../contract/words.ts';
import type { Seen } from './overlooked.ts';
import { schoolFindings } from './school-findings.ts';

type Dimension = (typeof DIMENSIONS)[number];
type School = Parameters<typeof schoolFindings<string>>[0];

const TERM = { startsOn: '2026-09-01', endsOn: '2027-01-20' };
const TODAY = '2026-11-29';

const child = (pupilId: string, classId: string, lastOn: string | null = TODAY, score: number | null = 80) =>
  ({
    pupilId,
    classId,
    startsOn: '2026-09-01',
    dimensions: DIMENSIONS.map((dimension) => ({ dimension, records: lastOn ? 3 : 0, lastOn, score })),
  }) satisfies Seen<Dimension>;
const without = (one: Seen<Dimension>, dimension: Dimension): Seen<Dimension> => ({
  ...one,
  dimensions: one.dimensions.filter((part) => part.dimension !== dimension),
});
const tenOf = (classId: string) => Array.from({ length: 10 }, (_, n) => child(`${classId}-${n}`, classId));

const school = (said: Partial<School> = {}): School => ({
  term: TERM,
  today: TODAY,
  dimensions: DIMENSIONS,
  children: [...tenOf('1'), ...tenOf('2')],
  classes: ['1', '2'].map((classId) => ({ classId, of: classId, records: 180, fresh: 170 })),
  signals: { fresh: [], records: [] },
  gap: null,
  ...said,
});
const kinds = (said: Partial<School>) => schoolFindings(school(said)).map(({ kind }) => kind);

test('a school in which nothing is the matter is told nothing, whichever dimension is the last of six', () => {
  expect(schoolFindings(school())).toEqual([]);
  const oneOfTwenty = [...tenOf('1'), ...tenOf('2').slice(1), without(child('x', '2'), 'arts')];
  expect(kinds({ children: oneOfTwenty, classes: school().classes })).toEqual(['unnoticed']);
  const oneOfForty = [
    ...tenOf('1'),
    ...tenOf('1'),
    ...tenOf('1'),
    ...tenOf('1').slice(1),
    without(child('x', '1'), 'arts'),
  ];
  expect(kinds({ children: oneOfForty })).toEqual([]);
});

test('children whom nobody saw for four weeks come first, counted over the school; of a term that is over those it has nothing of', () => {
  const children = [...tenOf('1'), ...tenOf('2'), child('x', '1', '2026-11-01'), child('y', '2', '2026-11-02')];
  // 1 November is 28 days ago, 2 November 27.
  expect(schoolFindings(school({ children }))).toEqual([{ kind: 'unseen', pupils: 1, of: 22, classes: 1 }]);
  const silent = [...children, child('z', '2', null, null)];
  expect(schoolFindings(school({ children: silent, today: '2027-02-01' }))).toEqual([
    { kind: 'silent', pupils: 1, of: 23, classes: 1 },
  ]);
});

test('a term that has just begun has no faults of coverage, one before its half none of results', () => {
  const nothing = [...tenOf('1'), ...Array.from({ length: 10 }, (_, n) => child(`n${n}`, '2', null, null))];
  expect(kinds({ children: nothing, today: '2026-09-28' })).toEqual([]);
  expect(kinds({ children: nothing, today: '2026-09-29' })).toEqual(['unseen', 'unnoticed']);
  const unscored = [...tenOf('1'), ...tenOf('2')].map((one) => child(one.pupilId, one.classId, TODAY, null));
  expect(kinds({ children: unscored, today: '2026-11-01' })).toEqual([]);
  expect(schoolFindings(school({ children: unscored }))).toEqual([
    { kind: 'thin', dimension: DIMENSIONS[0], pupils: 20, of: 20, classes: 2 },
  ]);
});

test('of the classes the one with the largest part of its children, and the one that writes down latest, if it is most of ten records', () => {
  const children = [
    ...tenOf('1').map((one, n) => (n < 2 ? without(one, 'labour') : one)),
    ...tenOf('2').map((one, n) => (n < 5 ? without(one, 'arts') : one)),
  ];
  const late = (records: number, fresh: number) => [
    { classId: '1', of: '1', records: 180, fresh: 100 },
    { classId: '2', of: '2', records, fresh },
  ];
  expect(schoolFindings(school({ children, classes: late(40, 10) }))).toEqual([
    { kind: 'unnoticed', class: '2', dimension: 'arts', pupils: 5, of: 10 },
    { kind: 'late', class: '2', freshShare: 0.25, records: 40 },
  ]);
  expect(kinds({ classes: late(9, 0) })).toEqual([]);
  expect(kinds({ classes: late(40, 20) })).toEqual([]);
});

test('the last week below its limits is told while it is news, a better one never', () => {
  const below = { from: '2026-11-09', to: '2026-11-16', side: 'below' } as const;
  const old = { from: '2026-09-14', to: '2026-09-14', side: 'below' } as const;
  const above = { from: '2026-11-16', to: '2026-11-16', side: 'above' } as const;
  expect(schoolFindings(school({ signals: { fresh: [above], records: [old, below, above] } }))).toEqual([
    { kind: 'week', figure: 'records', from: '2026-11-09', to: '2026-11-16' },
  ]);
  expect(kinds({ signals: { fresh: [old], records: [above] } })).toEqual([]);
});

test('three at most, and where nothing is recorded nothing else is said', () => {
  const bare = [child('a', '1', null, null), child('b', '2', null, null)];
  const gap = { dimension: 'arts' as const, boys: 1, girls: 3 };
  const classes = school().classes.map((one) => ({ ...one, fresh: 0 }));
  expect(kinds({ children: bare, classes, gap })).toEqual(['unseen', 'unnoticed', 'late']);
  expect(kinds({ gap })).toEqual(['gap']);
  const none = school().classes.map((one) => ({ ...one, records: 0, fresh: 0 }));
  expect(schoolFindings(school({ children: bare, classes: none }))).toEqual([{ kind: 'nothing-yet' }]);
});
