import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DIMENSIONS } from '../../server/contract/words.ts';

type Set = { paper: string; card: string; ink: string; quiet: string; levels: string[]; onLevels: string[] };
type Palette = Record<'light' | 'dark', Set & { dimensions: Record<string, string>; accent: string; onAccent: string }>;
const palette: Palette = JSON.parse(readFileSync(new URL('../../web/palette.json', import.meta.url), 'utf8'));

type Triple = readonly [number, number, number];
/**
 * What is left of a colour, in linear RGB, for who has no working red, green or blue cones: Machado, Oliveira & Fernandes,
 * «A physiologically-based model for simulation of color vision deficiency», IEEE TVCG 15(6), 2009, severity 1.0.
 */
const SEEN_WITH: Record<string, readonly [Triple, Triple, Triple]> = {
  'normal sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const times = (rows: readonly [Triple, Triple, Triple], [r, g, b]: Triple) =>
  rows.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Triple;

function linear(hex: string): Triple {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
}

/** WCAG 2.2 contrast. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [one, other]
    .map((hex) => linear(hex))
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** CIELAB under D65. */
function lab(colour: Triple): Triple {
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    colour.map((part) => Math.min(1, Math.max(0, part))) as unknown as Triple,
  );
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** CIE76. */
const difference = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

function pairs(colours: Record<string, string>): [string, string][] {
  const names = Object.keys(colours);
  return names.flatMap((one, at) => names.slice(at + 1).map((other): [string, string] => [one, other]));
}

function tooClose(colours: Record<string, string>, sight: readonly [Triple, Triple, Triple]) {
  const seen = (name: string) => lab(times(sight, linear(colours[name] ?? '')));
  return pairs(colours).filter(([one, other]) => difference(seen(one), seen(other)) < 15);
}

describe.each(['light', 'dark'] as const)('on %s ground', (ground) => {
  const set = palette[ground];

  test('every dimension has a colour, in the fixed order', () => {
    expect(Object.keys(set.dimensions)).toEqual([...DIMENSIONS]);
  });

  test.each(Object.entries(set.dimensions))('%s stands out from paper and card', (_, colour) => {
    expect(contrast(colour, set.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, set.card)).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(SEEN_WITH))('dimensions differ from one another with %s', (_, sight) => {
    expect(tooClose(set.dimensions, sight)).toEqual([]);
  });

  test('text can be read: ink, small print, links, and the letters on the level tints', () => {
    const readable: [string, string][] = [
      [set.ink, set.paper],
      [set.quiet, set.paper],
      [set.quiet, set.card],
      [set.accent, set.paper],
      [set.onAccent, set.accent],
      ...set.levels.map((tint, rank): [string, string] => [set.onLevels[rank] ?? '', tint]),
    ];
    expect(readable.filter(([text, behind]) => contrast(text, behind) < 4.5)).toEqual([]);
  });

  test('the levels are steps of one tint, the best the strongest', () => {
    const strength = set.levels.map((tint) => contrast(tint, set.paper));
    expect(strength).toEqual([...strength].sort((a, b) => b - a));
  });
});

test('colours that the starting point of the design had too close are found', () => {
  const start = { moral: '#B5441F', health: '#8A6100' };
  expect(
    tooClose(
      start,
      SEEN_WITH['deuteranopia'] ?? [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ),
  ).toEqual([['moral', 'health']]);
});
