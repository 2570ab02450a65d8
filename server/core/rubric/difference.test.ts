import { expect, test } from 'vitest';
import { readPack } from '../../../test/rubrics/packs.ts';
import { indicator, rubric } from '../../../test/rubrics/small-rubric.ts';
import { differenceOf } from './difference.ts';
import type { Indicator, Rubric } from './rubric.ts';

const both = (text: string) => ({ zh: text, en: text });
const [a, b] = [indicator('a', { weight: 60 }), indicator('b', { weight: 40 })];
const before = rubric([a, b]);
/** Each change as 'indicator changed of: before → after', in English. */
const said = (after: Rubric, from = before) =>
  differenceOf(from, after).map(({ indicator: at, changed, of, ...values }) => {
    const [was, is] = [values.before, values.after].map((value) =>
      typeof value === 'object' ? (value?.en ?? '–') : value,
    );
    return `${at ? at.id : 'rubric'} ${changed}${of ? ` ${of.en}` : ''}: ${was} → ${is}`;
  });

test('weights, texts, methods, raters and levels, each with what it was and is', () => {
  const change = (said: Partial<Indicator>) => rubric([{ ...a, ...said }, b]);
  expect(said(before)).toEqual([]);
  expect(said({ ...before, version: 7 })).toEqual([]);
  expect(
    said(
      rubric([
        { ...a, weight: 55 },
        { ...b, weight: 45 },
      ]),
    ),
  ).toEqual(['a weight p: 60 → 55', 'b weight p: 40 → 45']);
  expect(said(change({ title: both('new') }))).toEqual(['a title: a → new']);
  const levels = a.levels.map((level) => (level.code === 'B' ? { ...level, descriptor: both('better words') } : level));
  expect(said(change({ levels }))).toEqual(['a descriptor B: a at B → better words']);
  const aggregation = { ...a.aggregation, method: 'best-n-mean', params: { n: 3 } } as Indicator['aggregation'];
  expect(said(change({ aggregation }))).toEqual([
    'a how: The mean of all levels, each as its points. → The mean of the best 3 records.',
  ]);
  const raters = [
    { kind: 'staff', share: 70 },
    { kind: 'self', share: 30 },
  ] as const;
  expect(said(change({ raters }))).toEqual(['a raters: staff 100% → staff 70%, self 30%']);
  const levelScale = before.levelScale.map((level) => (level.code === 'B' ? { ...level, score: 80 } : level));
  expect(said({ ...before, levelScale })).toEqual(['rubric levelScore B: 85 → 80']);
});

test('what was added, taken away and put in another order', () => {
  expect(said(rubric([a, b, indicator('c')]))).toEqual(['c added: – → c']);
  expect(said(rubric([b]))).toEqual(['a removed: a → –']);
  expect(said(rubric([b, a]))).toEqual(['rubric order: – → –']);
});

type Branch = Record<string, unknown>;

/** Every value in a rubric, as the steps that lead to it. */
function leavesOf(value: unknown, steps: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [steps];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...steps, name]));
}

test.each(['arts.v1.json', 'academic.v2.json'])('no single value of %s changes unseen', (name) => {
  const pack = readPack(name);
  const unseen: string[] = [];
  for (const steps of leavesOf(pack)) {
    if (steps[0] === 'version') continue;
    const changed = structuredClone(pack);
    const last = steps.at(-1) ?? '';
    const inside = steps
      .slice(0, -1)
      .reduce<Branch>((branch, step) => branch[step] as Branch, changed as unknown as Branch);
    inside[last] = typeof inside[last] === 'number' ? Number(inside[last]) + 0.5 : `${String(inside[last])}x`;
    // Names of methods, kinds and the like are one of a few; another word would not be a rubric.
    if (/^(method|period|missing|kind|scope)$/.test(last)) continue;
    if (differenceOf(pack, changed).length === 0) unseen.push(steps.join('.'));
  }
  expect(unseen).toEqual([]);
});
