import { expect, test } from 'vitest';
import { careFaults, LARGEST_MARK } from '../../server/core/rubric/check-care.ts';
import { largestMark } from '../../server/core/rubric/largest-mark.ts';
import { levelsIn } from '../../server/core/rubric/level-words.ts';
import { type Indicator, markKindOf, type Rubric } from '../../server/core/rubric/rubric.ts';
import { countedTwice } from '../../server/core/rubric/rubric-figures.ts';
import { readPack } from './packs.ts';

const KEYS = ['academic', 'arts', 'health', 'labour', 'moral', 'scitech'];
const first = KEYS.map((key) => readPack(`${key}.v1.json`));
const second = KEYS.map((key) => readPack(`${key}.v2.json`));

const kindOf = (reason: string) =>
  reason
    .replace(/ \(«.*»\)$/, '')
    .replaceAll(/'[^']*'/g, '*')
    .replaceAll(/[\d.]+/g, 'n');

/** Rule → the indicators of version 1 that break it. */
function brokenIn(rubrics: readonly Rubric[]) {
  const found = new Map<string, Set<string>>();
  for (const rubric of rubrics) {
    for (const { path, reason } of careFaults(rubric)) {
      const at = Number(/^indicators\[(\d+)\]/.exec(path)?.[1] ?? -1);
      const about = rubric.indicators[at]?.id ?? /'([^']*)'/.exec(reason)?.[1] ?? rubric.key;
      const kind = kindOf(reason);
      found.set(kind, (found.get(kind) ?? new Set()).add(about));
    }
  }
  return Object.fromEntries([...found].map(([kind, ids]) => [kind, [...ids].sort()]));
}

test('version 2 breaks none of the rules, and counts nothing twice', () => {
  expect(brokenIn(second)).toEqual({});
  expect(countedTwice(second)).toEqual([]);
});

test('version 1 breaks every kind of rule: the checks can see what they are for', () => {
  const broken = brokenIn(first);
  expect(Object.keys(broken).sort()).toEqual(
    [
      'a fact has a sentence, no levels that words describe',
      'a fact needs its sentence',
      'asks for speech or mobility for the best level',
      'asks to lead or help others for the best level',
      'compares with others',
      'has n ideas for *, not n or n',
      'is missing: more entries must not raise a score',
      'judges more than one thing at once',
      'no words of its own for the grade band *',
      'one mark of * decides n% of the dimension in *, more than n%',
      'says what is lacking instead of what is seen',
    ].sort(),
  );
  expect(broken['a fact has a sentence, no levels that words describe']).toContain('health.h5');
  expect(broken['one mark of * decides n% of the dimension in *, more than n%']).toContain('academic.a2');
  expect(broken['asks to lead or help others for the best level']).toContain('moral.m6');
  expect(broken['compares with others']).toEqual(['arts.c2', 'labour.h3', 'moral.m6']);
  expect(countedTwice(first)).toMatchObject([{ reason: "'moral.m7' counts what 'labour.g10' counts already" }]);
});

/** What version 1 could not break, because it had no such field: planted in version 2. */
const planted: readonly [what: string, id: string, how: (one: Indicator) => Indicator, reason: string][] = [
  [
    'staff rate what happens at home',
    'labour.h1',
    (one) => ({ ...one, raters: [{ kind: 'staff', share: 100 }] }),
    'staff do not see at home, so they do not rate it',
  ],
  [
    'no record of a thing at home is held against the child',
    'labour.h1',
    (one) => ({ ...one, aggregation: { ...one.aggregation, missing: 'not-assessed' } }),
    "must be 'neutral': what is seen at home is held against no child",
  ],
  [
    'no record of what not every school can offer is held against the child',
    'arts.d1',
    (one) => ({ ...one, aggregation: { ...one.aggregation, missing: 'not-assessed' } }),
    "must be 'neutral': what not every school can offer is held against no child",
  ],
  [
    'a fact speaks of what was not done',
    'health.h5',
    (one) => ({ ...one, fact: { zh: '缺了 {n} 次', en: 'Missed: {n}' } }),
    'speaks of what is not there («缺»)',
  ],
  [
    'a fact without its number',
    'health.h5',
    (one) => ({ ...one, fact: { zh: '有', en: 'Yes' } }),
    'has no place for {n}',
  ],
];
test.each(planted)('%s: a fault', (_, id, how, reason) => {
  const rubric = second.find(({ indicators }) => indicators.some((one) => one.id === id));
  if (!rubric) throw new Error(`there is no ${id}`);
  const indicators = rubric.indicators.map((one) => (one.id === id ? how(one) : one));
  expect(careFaults({ ...rubric, indicators }).map((fault) => fault.reason)).toContain(reason);
});

test('a word is refused for what it says, not for a character in it', () => {
  const academic = readPack('academic.v2.json');
  const said = (zh: string, en: string) => {
    const [one, ...others] = academic.indicators;
    if (!one) throw new Error('no indicator');
    const levels = one.levels.map((level) => (level.code === 'A' ? { ...level, descriptor: { zh, en } } : level));
    return careFaults({ ...academic, indicators: [{ ...one, levels }, ...others] }).map(({ reason }) => reason);
  };
  expect(said('能找出两次测量的误差', 'Names more than one cause that leads to the result')).toEqual([]);
  expect(said('用自己的方式画出未来的家乡', 'Shows the future of the town in own way')).toEqual([]);
  expect(said('做得很差', 'Does it better than classmates')).toEqual([
    'says what is lacking instead of what is seen («差»)',
    'compares with others («better than»)',
  ]);
});

test('every descriptor of every band is short, in both languages, and its own; facts have none', () => {
  let words = 0;
  for (const { gradeBands, indicators, levelScale } of second) {
    for (const indicator of indicators) {
      for (const { id } of gradeBands) {
        const levels = levelsIn(indicator, id);
        expect(levels.length).toBe(markKindOf(indicator) === 'level' ? levelScale.length : 0);
        expect(new Set(levels.map(({ descriptor }) => descriptor.zh)).size).toBe(levels.length);
        for (const { descriptor } of levels) {
          expect([...descriptor.zh].length).toBeLessThanOrEqual(40);
          expect(descriptor.zh).not.toMatch(/差|比同学|名列/);
          expect(descriptor.zh).toMatch(/\p{Script=Han}/u);
          expect(descriptor.en).not.toMatch(/\p{Script=Han}|band standard|average|pressing/iu);
          words += 1;
        }
      }
    }
  }
  expect(words).toBeGreaterThan(1000);
});

test('the largest mark: worked by hand', () => {
  const labour = readPack('labour.v2.json');
  // Task groups: 60 points over the 3 that a school offers, two ratings each: 10 of the 80 points that are not neutral.
  expect(largestMark(labour, 'p12')?.share).toBeCloseTo(10 / 80, 9);
  const moral = readPack('moral.v1.json');
  expect(largestMark(moral, 'p12')).toEqual({ indicatorId: 'moral.m2', share: 0.2 });
  for (const rubric of second)
    for (const { id } of rubric.gradeBands) expect(largestMark(rubric, id)?.share).toBeLessThanOrEqual(LARGEST_MARK);
});

test('what the band between is given goes to that band, and the others keep what serves all', () => {
  const [indicator] = readPack('labour.v2.json').indicators;
  if (!indicator) throw new Error('no indicator');
  expect(levelsIn(indicator, 'p12')).toBe(indicator.levelsByBand?.['p12']);
  expect(levelsIn(indicator, 'p34')).toBe(indicator.levels);
  expect(levelsIn(indicator, null)).toBe(indicator.levels);
});
