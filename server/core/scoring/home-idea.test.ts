import { expect, test } from 'vitest';
import { drawnInputs } from '../../../test/rubrics/drawn-marks.ts';
import { firstEdition, readPack } from '../../../test/rubrics/packs.ts';
import { indicator, mark, rubric } from '../../../test/rubrics/small-rubric.ts';
import { dayAfter } from '../calendar/days.ts';
import { gradeBandOf, type Indicator, type Rubric } from '../rubric/rubric.ts';
import type { ScoredMark, ScoreInput } from './dimension-score.ts';
import { type HomeAsked, pickHomeIdea, type SeenDimension } from './home-idea.ts';
import { scoreDimension } from './score-dimension.ts';

const both = (text: string) => ({ zh: text, en: text });
const TERM = { code: '2023-2024-2', startsOn: '2024-02-26', endsOn: '2024-07-05' };
const ASKED: HomeAsked = { pupilId: 'p1', grade: 3, term: TERM, today: '2024-05-15', arranged: new Set() };
const withIdeas = (id: string, said: Partial<Omit<Indicator, 'aggregation'>> = {}) =>
  indicator(id, { weight: 25, homeIdeas: { p: [both(`${id} 1`), both(`${id} 2`)] }, ...said });
const OF = rubric(['a', 'b', 'c', 'd'].map((id) => withIdeas(id)));

const seen = (of: Rubric, marks: readonly ScoredMark[]): SeenDimension => ({
  rubric: of,
  score: scoreDimension(of, { grade: 3, term: TERM.code, marks }),
});
const times = (id: string, count: number, said: Partial<ScoredMark> = {}) =>
  Array.from({ length: count }, (_, at) => mark(`${id}${at}`, id, 'B', said));
const drawn = (of: Rubric, marks: readonly ScoredMark[], said: Partial<HomeAsked> = {}) =>
  pickHomeIdea([seen(of, marks)], { ...ASKED, ...said });
/** Which indicators are drawn from, over many children. */
function fromWhich(of: Rubric, marks: readonly ScoredMark[], said: Partial<HomeAsked> = {}): string[] {
  const found = Array.from({ length: 60 }, (_, n) => drawn(of, marks, { pupilId: `p${n}`, ...said }));
  return [...new Set(found.flatMap((one) => (one?.kind === 'idea' ? one.indicator.id : [])))].sort();
}

test('nothing, too little and enough: an idea comes with a score and with three ratings, whoever gave them', () => {
  const little = { kind: 'too-little' };
  expect(pickHomeIdea([{ rubric: OF, score: null }], ASKED)).toEqual(little);
  expect(drawn(OF, [])).toEqual(little);
  // Half of the weight is no score; three quarters with a rating each are one, and enough.
  expect(drawn(OF, [...times('a', 2), ...times('b', 2)])).toEqual(little);
  expect(drawn(OF, [...times('a', 1), ...times('b', 1), ...times('c', 1)])?.kind).toBe('idea');
  const heavy = rubric([withIdeas('a', { weight: 90 }), withIdeas('b', { weight: 10 })]);
  expect(drawn(heavy, times('a', 2))).toEqual(little);
  expect(drawn(heavy, times('a', 3))?.kind).toBe('idea');
});

test('it comes from what little more than enough was seen of, or what is seen at home; only else from the others', () => {
  const many = [...times('a', 5), ...times('b', 5), ...times('c', 5)];
  expect(fromWhich(OF, many)).toEqual(['a', 'b', 'c']);
  expect(fromWhich(OF, [...many, ...times('d', 1)])).toEqual(['d']);
  const seenAtHome = rubric([
    ...OF.indicators.slice(0, 3),
    withIdeas('h', { seenAt: 'home', raters: [{ kind: 'guardian', share: 100 }] }),
  ]);
  expect(fromWhich(seenAtHome, many)).toEqual(['h']);
  // Nothing of a dimension that was hardly seen, also not what is seen at home.
  expect(drawn(seenAtHome, times('a', 5))).toEqual({ kind: 'too-little' });
});

test('never from a fact, from a school-based indicator, from what the family may not read, or from another band', () => {
  const counts = { method: 'count-to-level', params: { counts: [3, 2, 1] } } as const;
  const ideas = { p: [both('one'), both('two')] };
  const mixed = rubric([
    withIdeas('judged', { weight: 40 }),
    indicator('counted', { weight: 20, aggregation: counts, homeIdeas: ideas }),
    withIdeas('staff', { weight: 20, visibility: 'staff' }),
    withIdeas('elsewhere', { weight: 20, homeIdeas: { q: [both('one')] } }),
    indicator('child', { scope: 'school', parent: 'judged', homeIdeas: ideas }),
  ]);
  const marks = ['judged', 'staff', 'elsewhere', 'child'].flatMap((id) => times(id, 2));
  expect(fromWhich(mixed, [...marks, mark('n', 'counted', 3)])).toEqual(['judged']);
});

test('never from what is arranged otherwise for the child; where nothing else is offered, nothing is said', () => {
  const marks = ['a', 'b', 'c', 'd'].flatMap((id) => times(id, 2));
  expect(fromWhich(OF, marks, { arranged: new Set(['a', 'c']) })).toEqual(['b', 'd']);
  expect(drawn(OF, marks, { arranged: new Set(['a', 'b', 'c', 'd']) })).toBeNull();
});

test('rubrics of the first edition have no ideas, and nothing is said in their place', () => {
  const dimensions = firstEdition().map((of) => seen(of, []));
  expect(pickHomeIdea(dimensions, ASKED)).toBeNull();
});

test('an idea that joins the others is drawn or moves nothing', () => {
  const marks = (ids: readonly string[]) => ids.flatMap((id) => times(id, 2));
  let moved = 0;
  for (let n = 0; n < 200; n++) {
    const pupilId = `p${n}`;
    const [before, after] = [
      drawn(OF, marks(['a', 'b', 'c']), { pupilId }),
      drawn(OF, marks(['a', 'b', 'c', 'd']), { pupilId }),
    ];
    const joined = after?.kind === 'idea' && after.indicator.id === 'd';
    if (joined) moved += 1;
    else expect(after).toEqual(before);
  }
  expect(moved).toBeGreaterThan(20);
  expect(moved).toBeLessThan(80);
});

const PACKS = ['academic', 'arts', 'health', 'labour', 'moral', 'scitech'].map((key) => readPack(`${key}.v2.json`));
const OTHER: Readonly<Record<string, string>> = { A: 'D', B: 'C', C: 'A', D: 'B' };
const term = { code: '2026-2027-1', startsOn: '2026-09-01', endsOn: '2027-01-22' };
const [MONDAY, NEXT_MONDAY] = ['2026-11-09', '2026-11-16'];
const weekFrom = (monday: string) =>
  Array.from({ length: 6 }).reduce<string[]>((days) => [...days, dayAfter(days.at(-1) ?? monday)], [monday]);

test('over the packs: the same for the same child, term and week; in no order of anything, and whichever levels were given; only where there is enough', () => {
  const inputs = PACKS.map((of) => drawnInputs(of, 120));
  const count = { ideas: 0, tooLittle: 0, atHome: 0, otherNextWeek: 0 };
  for (let n = 0; n < 120; n++) {
    const grade = 1 + (n % 9);
    const of = (change: (marks: readonly ScoredMark[]) => readonly ScoredMark[] = (same) => same) =>
      PACKS.map((pack, at): SeenDimension => {
        const drawnInput = inputs[at]?.[n] as ScoreInput;
        const input = { ...drawnInput, grade, term: term.code, marks: change(drawnInput.marks) };
        return { rubric: pack, score: scoreDimension(pack, input) };
      });
    const asked = { pupilId: `pupil-${n}`, grade, term, today: MONDAY, arranged: new Set(['moral.m2', 'labour.h3']) };
    const found = pickHomeIdea(of(), asked);
    for (const today of weekFrom(MONDAY)) expect(pickHomeIdea(of(), { ...asked, today })).toEqual(found);
    expect(pickHomeIdea([...of()].reverse(), asked)).toEqual(found);
    expect(
      pickHomeIdea(
        of((marks) => [...marks].reverse()),
        asked,
      ),
    ).toEqual(found);
    const otherwise = (one: ScoredMark) => ({
      ...one,
      level: one.level === null ? null : (OTHER[one.level] ?? one.level),
    });
    expect(
      pickHomeIdea(
        of((marks) => marks.map(otherwise)),
        asked,
      ),
      'by other levels',
    ).toEqual(found);
    // An ended term keeps the idea of its last week.
    const ended = pickHomeIdea(of(), { ...asked, today: term.endsOn });
    expect(pickHomeIdea(of(), { ...asked, today: '2027-06-01' })).toEqual(ended);
    if (found?.kind !== 'idea') {
      count.tooLittle += 1;
      continue;
    }
    count.ideas += 1;
    const { indicator: from, dimension, idea } = found;
    const own = of().find(({ rubric: { dimension: one } }) => one === dimension);
    const scored = own?.score?.indicators.find(({ id }) => id === from.id);
    expect(own?.score?.status).not.toBe('insufficient_evidence');
    expect(own?.score?.ratings).toBeGreaterThanOrEqual(3);
    expect(asked.arranged).not.toContain(from.id);
    expect(from.homeIdeas?.[(own && gradeBandOf(own.rubric, grade)?.id) ?? '']).toContainEqual(idea);
    if (from.seenAt === 'home') count.atHome += 1;
    else
      expect(scored).toMatchObject({ fact: null, ratings: scored?.countingMarkIds.length, value: expect.any(Number) });
    const later = pickHomeIdea(of(), { ...asked, today: NEXT_MONDAY });
    if (JSON.stringify(later) !== JSON.stringify(found)) count.otherNextWeek += 1;
  }
  expect(count.tooLittle).toBeGreaterThan(0);
  expect(count.ideas).toBeGreaterThan(60);
  expect(count.atHome).toBeGreaterThan(0);
  expect(count.otherNextWeek).toBeGreaterThan(count.ideas / 2);
});
