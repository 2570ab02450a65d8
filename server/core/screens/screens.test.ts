import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, dayOf, shanghaiNoon } from '../calendar/days.ts';
import { binomialAbove } from '../statistics/false-discovery.ts';
import { bursts } from './bursts.ts';
import { binomialWithin, standingOut } from './chance.ts';
import { copiedNotes } from './copied-notes.ts';
import type { SchoolEvidence, TermMark } from './evidence.ts';
import { flatRatings } from './flat-ratings.ts';
import { hintKey } from './hint-key.ts';
import { lastWeekEntries, lateEntries } from './late-entries.ts';
import { precisionOf } from './precision.ts';
import { raterJumps } from './rater-jumps.ts';
import { screenSchool } from './screen-school.ts';
import { withoutNames } from './without-names.ts';

const NONE: SchoolEvidence = {
  term: { endsOn: '2027-01-20' },
  marks: [],
  names: new Map(),
  scales: new Map([['labour', ['A', 'B', 'C', 'D']]]),
  past: [],
};
const of = (marks: readonly TermMark[], said: Partial<SchoolEvidence> = {}): SchoolEvidence => ({
  ...NONE,
  ...said,
  marks,
});

type Said = Partial<Omit<TermMark, 'enteredAt'>> & { readonly lateBy?: number; readonly minute?: number };
let made = 0;
/** One mark, entered at noon on the day it happened where nothing else is said. */
function mark({ lateBy = 0, minute = 0, happenedOn = '2026-10-12', ...said }: Said = {}): TermMark {
  made += 1;
  return {
    id: String(made).padStart(6, '0'),
    classId: 'c1',
    pupilId: `p${made}`,
    dimension: 'labour',
    indicatorId: 'labour.g1',
    activityId: `a${made}`,
    activityTitle: '种菜',
    raterId: 'r1',
    kind: 'level',
    step: 3,
    note: null,
    ...said,
    happenedOn,
    enteredAt: shanghaiNoon(dayOf(dayNumber(happenedOn) + lateBy)) + minute * 60_000,
  };
}
const times = <T>(n: number, one: (at: number) => T) => Array.from({ length: n }, (_, at) => one(at));
const spread = (at: number) => dayOf(dayNumber('2026-09-02') + at);

describe('late entries', () => {
  const usual = (classId: string) =>
    times(40, (at) => mark({ classId, happenedOn: spread(2 * at), lateBy: at % 10 === 0 ? 9 : 1 }));
  test('a class far above the school’s own share is a hit; a whole class in one activity counts once', () => {
    const late = times(20, (at) =>
      times(30, () => mark({ classId: 'late', activityId: `late${at}`, lateBy: 12 })),
    ).flat();
    const { examined, hits } = lateEntries(of([...usual('c1'), ...usual('c2'), ...late]));
    expect(examined).toBe(3);
    expect(hits).toMatchObject([{ classId: 'late', entries: 20, count: 20, share: 1, usual: 28 / 100 }]);
    expect(hits[0]?.p).toBeCloseTo(0.28 ** 20, 15);
  });
  test('the same share everywhere is no hit, and nine entries are not looked at', () => {
    const few = times(9, () => mark({ classId: 'few', lateBy: 20 }));
    expect(lateEntries(of([...usual('c1'), ...usual('c2'), ...few]))).toMatchObject({ examined: 2, hits: [] });
  });
  test('the last week ends on the day of the newest entry, or with the term', () => {
    const bulk = times(15, () => mark({ classId: 'bulk', happenedOn: spread(50), lateBy: 28 }));
    expect(lastWeekEntries(of([...usual('c1'), ...usual('c2'), ...bulk])).hits).toMatchObject([
      { classId: 'bulk', count: 15 },
    ]);
    const ended = of([...usual('c1'), ...usual('c2'), ...bulk], { term: { endsOn: spread(200) } });
    expect(lastWeekEntries(ended).hits).toHaveLength(1);
  });
});

describe('bursts', () => {
  const steady = () => times(60, (at) => mark({ raterId: `r${at % 6}`, happenedOn: spread(at) }));
  test('twelve activities in one afternoon, and five in one minute', () => {
    const day = times(12, (at) => mark({ raterId: 'day', happenedOn: spread(70), minute: 7 * at }));
    const minute = times(5, () => mark({ raterId: 'minute', happenedOn: spread(71) }));
    const { hits } = bursts(of([...steady(), ...day, ...minute]));
    expect(hits.map((hit) => hit.subject)).toEqual(['day day', 'minute minute']);
    expect(hits[0]).toMatchObject({ span: 'day', count: 12, onDay: spread(70), times: 1 });
  });
  test('one activity for fifty children is one entry', () => {
    const whole = times(50, () => mark({ raterId: 'whole', activityId: 'one', happenedOn: spread(70) }));
    expect(bursts(of([...steady(), ...whole])).hits).toEqual([]);
    const sheet = times(12, () => mark({ raterId: 'pe', kind: 'measurement', step: null, happenedOn: spread(70) }));
    expect(bursts(of([...steady(), ...sheet])).hits, 'nor is a fitness sheet a burst').toEqual([]);
  });
});

describe('copied notes', () => {
  const SENTENCE = '今天积极参加了活动态度认真表现良好希望继续努力';
  const own = (at: number) =>
    `${'甲乙丙丁戊己庚辛壬癸子丑'
      .split('')
      .sort((a, b) => ((a.charCodeAt(0) * (at + 3)) % 89) - ((b.charCodeAt(0) * (at + 3)) % 89))
      .join('')}${at}号`;
  const honest = () => times(20, (at) => mark({ classId: 'c2', raterId: 'r2', note: own(at) }));
  test('the same sentence from child to child is found though the name differs; the example is two marks', () => {
    const names = new Map(times(8, (at) => [`k${at}`, `何知${'一二三四五六七八'[at]}`]));
    const copied = times(8, (at) => mark({ pupilId: `k${at}`, note: `${names.get(`k${at}`)}${SENTENCE}` }));
    const { hits } = copiedNotes(of([...honest(), ...copied], { names }));
    expect(hits).toMatchObject([{ classId: 'c1', notes: 8, count: 8, share: 1, example: { likeness: 1 } }]);
    expect((hits[0] as { example?: { markIds: string[] } }).example?.markIds).toEqual([copied[0]?.id, copied[1]?.id]);
  });
  test('the activity’s own title, short praise and a second note about the same child are nothing', () => {
    const title = '校园劳动周种菜浇水除草大行动';
    const titled = times(8, (at) => mark({ activityTitle: title, note: `${title}${own(at)}` }));
    const praise = times(8, () => mark({ note: '做得很好！' }));
    const same = times(8, () => mark({ pupilId: 'one', classId: 'c3', raterId: 'r3', note: SENTENCE }));
    expect(copiedNotes(of([...honest(), ...titled, ...praise, ...same])).hits).toEqual([]);
  });
});

describe('flat ratings', () => {
  const mixed = () => times(60, (at) => mark({ raterId: `m${at % 2}`, step: 1 + (at % 4) }));
  test('more than nine in ten of at least twenty', () => {
    const flat = (n: number, other: number) => times(n, (at) => mark({ raterId: 'flat', step: at < other ? 4 : 3 }));
    const found = (marks: TermMark[]) => flatRatings(of([...mixed(), ...marks])).hits;
    expect(found(flat(20, 1))).toMatchObject([{ subject: 'flat', found: [{ ratings: 20, count: 19, step: 3 }] }]);
    expect(found(flat(20, 2)), 'exactly nine in ten').toEqual([]);
    expect(found(flat(19, 0)), 'nineteen').toEqual([]);
  });
  test('what is expected by chance is the exact tail over the school’s own levels', () => {
    const { expected, examined } = flatRatings(of(mixed()));
    expect(examined).toBe(2);
    expect(expected).toBeCloseTo(2 * 4 * binomialAbove(28, 30, 0.25), 25);
  });
});

describe('jumps', () => {
  const now = (step: (at: number) => number) => times(40, (at) => mark({ step: step(at) }));
  const past = [{ raterId: 'r1', dimension: 'labour' as const, n: 60, mean: 2.5, variance: 0.25 }];
  test('half a level above the own past is a hit, a quarter is none however sure, and twenty ratings are needed', () => {
    const { hits } = raterJumps(
      of(
        now((at) => (at % 2 ? 3 : 3)),
        { past },
      ),
    );
    expect(hits).toMatchObject([{ against: 'own-past', difference: 0.5, ratings: 40, before: 60 }]);
    const quarter = now((at) => (at % 4 === 0 ? 2 : 3)).map((one) => one);
    expect(raterJumps(of(quarter, { past })), 'a quarter').toMatchObject({ examined: 1, hits: [] });
    expect(raterJumps(of(now(() => 3).slice(0, 19), { past }))).toMatchObject({ examined: 0, hits: [] });
  });
  test('against blind ratings where there are any', () => {
    const blind = [{ raterId: 'r1', dimension: 'labour' as const, n: 25, difference: -0.6, se: 0.1 }];
    expect(
      raterJumps(
        of(
          now((at) => 2 + (at % 2)),
          { blind },
        ),
      ).hits,
    ).toMatchObject([{ against: 'blind', difference: -0.6 }]);
  });
});

test('under the null model the false discovery limit keeps its word, and what is expected is what is found', () => {
  // 400 schools of 12 classes with the same chance: the mean number of hits lies near the mean of what was expected.
  let seed = 7;
  const chance = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  let [found, expected] = [0, 0];
  for (let school = 0; school < 400; school++) {
    const tests = times(12, () => {
      const count = times(40, () => chance() < 0.2).filter(Boolean).length;
      const p = binomialAbove(count, 40, 0.2);
      return { unit: count, p, isLarge: true, chanceWithin: (limit: number) => binomialWithin(40, 0.2, limit) };
    });
    const out = standingOut(tests);
    found += out.found.length;
    expected += out.expected;
  }
  expect(found / 400).toBeLessThan(0.06);
  expect(Math.abs(found - expected) / 400).toBeLessThan(0.025);
});

test('marks in any order give the same, bit for bit', () => {
  const marks = times(240, (at) =>
    mark({
      classId: `c${at % 3}`,
      raterId: `r${at % 5}`,
      pupilId: `p${at % 40}`,
      activityId: `a${at % 60}`,
      indicatorId: `labour.g${at % 4}`,
      step: 1 + ((at * 7) % 4),
      happenedOn: spread(at % 60),
      lateBy: (at * 5) % 20,
      note: at % 6 === 0 ? `种得很认真下次也请这样做${at % 12}` : null,
    }),
  );
  const wanted = JSON.stringify(screenSchool(of(marks)));
  fc.assert(
    fc.property(fc.shuffledSubarray(marks, { minLength: marks.length }), (shuffled) => {
      expect(JSON.stringify(screenSchool(of(shuffled)))).toBe(wanted);
    }),
    { numRuns: 15 },
  );
});

test('nothing recorded, nothing found', () => {
  for (const { examined, expected, hits } of screenSchool(NONE).screens)
    expect({ examined, expected, hits }).toEqual({ examined: 0, expected: 0, hits: [] });
});

test('a screen is to be retired from ten decided hits on, where fewer than 30 % were confirmed', () => {
  const outcomes = (confirmed: number, other: number) => [
    ...times(confirmed, () => 'confirmed' as const),
    ...times(other, (at) => (at % 2 ? ('explained' as const) : ('false-alarm' as const))),
  ];
  expect(precisionOf([])).toEqual({ decided: 0, confirmed: 0, precision: null, isToRetire: false });
  expect(precisionOf(outcomes(2, 7)).isToRetire).toBe(false);
  expect(precisionOf(outcomes(2, 8))).toMatchObject({ precision: 0.2, isToRetire: true });
  expect(precisionOf(outcomes(3, 7)).isToRetire).toBe(false);
});

test('names go in full and as one is called; a hint is called the same each time and holds no id', () => {
  expect(withoutNames('何知行帮了知行和陈一，陈一一也在。', ['陈一', '何知行', '陈一一'], '〇')).toBe(
    '〇帮了〇和〇，〇也在。',
  );
  expect(hintKey('late', 'class-1')).toBe(hintKey('late', 'class-1'));
  const keys = times(5000, (at) => hintKey(at % 2 ? 'late' : 'copied', `class-${at}`));
  expect(new Set(keys).size).toBe(5000);
  expect(keys.every((key) => /^[0-9a-f]{16}$/.test(key))).toBe(true);
});
