import { describe, expect, test } from 'vitest';
import type { TermMark } from './evidence.ts';
import { patternsOf } from './own-pattern.ts';
import { severities } from './severity.ts';

/** Deterministic noise, −.5 to .5. */
const noise = (at: number) => ((((at * 7919) % 1000) + 1000) % 1000) / 1000 - 0.5;

type Rating = TermMark & { readonly step: number };
/** `lift` is what a rater gives above the others; every rater sees the pupils from–to on every indicator named. */
function ratings(
  raters: Readonly<Record<string, { lift: number; from: number; to: number; indicators?: string[] }>>,
): Rating[] {
  const marks: Rating[] = [];
  for (const [raterId, { lift, from, to, indicators = ['g1', 'g2'] }] of Object.entries(raters))
    for (let pupil = from; pupil < to; pupil++)
      for (const indicatorId of indicators) {
        const at = marks.length;
        marks.push({
          id: String(at).padStart(5, '0'),
          classId: 'c1',
          pupilId: `p${String(pupil).padStart(3, '0')}`,
          dimension: 'labour',
          indicatorId,
          activityId: `a${raterId}${indicatorId}`,
          activityTitle: '种菜',
          raterId,
          kind: 'level',
          step: Math.min(4, Math.max(1, Math.round(2.5 + lift + noise(pupil) + noise(at + 3)))),
          happenedOn: '2026-10-12',
          enteredAt: Date.UTC(2026, 9, at % 5 === 0 ? 30 : 13),
          note: null,
        });
      }
  return marks;
}
const all = { from: 0, to: 40 };

describe('severity', () => {
  test('a rater a level above three colleagues on the same children is milder, one below stricter, the others are neither', () => {
    const found = severities(
      ratings({
        kind: { lift: 0.9, ...all },
        harsh: { lift: -0.9, ...all },
        x: { lift: 0, ...all },
        y: { lift: 0, ...all },
      }),
    );
    expect(found.get('kind')).toMatchObject({ status: 'milder', colleagues: 3, inCommon: 40 });
    expect(found.get('harsh')).toMatchObject({ status: 'stricter' });
    const kind = found.get('kind');
    if (!kind || !('lambda' in kind)) throw new Error('not told');
    expect(kind.lambda).toBeLessThan(-0.6);
    expect(kind.lambda).toBeGreaterThan(-1.2);
    expect([kind.lo < kind.lambda, kind.lambda < kind.hi]).toEqual([true, true]);
  });

  test('alike raters cannot be told apart, and the interval says how far', () => {
    const found = severities(ratings({ x: { lift: 0, ...all }, y: { lift: 0, ...all }, z: { lift: 0, ...all } }));
    for (const one of found.values()) {
      expect(one).toMatchObject({ status: 'not-distinguishable' });
      if ('lo' in one) expect([one.lo < 0, one.hi > 0]).toEqual([true, true]);
    }
  });

  test('an indicator of one’s own tells nothing: without a common one the kind rater is not called kind', () => {
    const own = { lift: 0.9, ...all, indicators: ['g9'] };
    const found = severities(
      ratings({ kind: own, x: { lift: 0, ...all }, y: { lift: 0, ...all }, z: { lift: 0, ...all } }),
    );
    expect(found.get('kind')).toMatchObject({ status: 'not-estimable', reason: 'few-colleagues', colleagues: 0 });
    expect(found.get('x')).toMatchObject({ status: 'not-distinguishable', colleagues: 2 });
  });

  test('too few ratings, one colleague only, other children: each says why not', () => {
    const two = severities(ratings({ x: { lift: 0, ...all }, y: { lift: 0.9, ...all } }));
    expect(two.get('y')).toMatchObject({ status: 'not-estimable', reason: 'few-colleagues', colleagues: 1 });
    const few = severities(
      ratings({
        new: { lift: 0, from: 0, to: 4 },
        x: { lift: 0, ...all },
        y: { lift: 0, ...all },
        z: { lift: 0, ...all },
      }),
    );
    expect(few.get('new')).toMatchObject({ reason: 'few-ratings' });
    const apart = severities(
      ratings({ x: { lift: 0, from: 0, to: 20 }, y: { lift: 0, from: 20, to: 40 }, z: { lift: 0, from: 40, to: 60 } }),
    );
    expect(apart.get('x')).toMatchObject({ reason: 'few-colleagues', colleagues: 0, inCommon: 0 });
  });

  test('linked through four children only it is not told, nor where ratings scatter so much that it is a guess', () => {
    const others = { x: { lift: 0, ...all }, y: { lift: 0, ...all }, z: { lift: 0, ...all } };
    const thin = severities(ratings({ far: { lift: 0.9, from: 36, to: 76 }, ...others }));
    expect(thin.get('far')).toMatchObject({ status: 'not-estimable', reason: 'few-colleagues', inCommon: 4 });
    const wild = ratings({ far: { lift: 0, from: 35, to: 75 }, ...others }).map((mark, at) => ({
      ...mark,
      step: 1 + ((at * at * 7 + at) % 5 > 2 ? 3 : 0),
    }));
    expect(severities(wild).get('far')).toMatchObject({
      status: 'not-estimable',
      reason: 'imprecise',
      inCommon: 5,
    });
  });
});

test('a pattern is counted from one’s own marks alone', () => {
  const marks = ratings({
    x: { lift: 0, from: 0, to: 12, indicators: ['g1', 'g2', 'g3'] },
    y: { lift: 3, from: 0, to: 30 },
  });
  const scales = new Map([['labour', ['A', 'B', 'C', 'D']]]);
  const parts = { term: { endsOn: '2027-01-20' }, names: new Map<string, string>(), scales, past: [] };
  const { x, y } = patternsOf({ ...parts, marks });
  const own = marks.filter(({ raterId }) => raterId === 'x');
  expect(x?.[0]).toMatchObject({ records: 36, ratings: 36, pupils: 12, manySided: 12, mostly: null });
  expect(x?.[0]?.levels.map(({ count }) => count)).toEqual(
    [4, 3, 2, 1].map((step) => own.filter((one) => one.step === step).length),
  );
  expect(x?.[0]?.fresh).toBe(own.filter(({ id }) => Number(id) % 5 !== 0).length);
  expect(y?.[0]).toMatchObject({ mostly: 'A', sd: 0, manySided: 0, allAlike: 0 });
  const alone = patternsOf({ ...parts, marks: own });
  expect({ ...alone['x']?.[0], severity: null }).toEqual({ ...x?.[0], severity: null });
});
