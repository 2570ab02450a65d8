import type { Dimension } from '../contract/words.ts';
import { growthParts } from '../core/reports/growth-parts.ts';
import { shownScore } from '../core/reports/rounding.ts';
import type { BookProfile } from './book.ts';
import { DIMENSION_COLOURS, EDGE, INK, LINE, QUIET } from './looks.ts';
import type { Speaker } from './say.ts';
import { line, svgOf, text } from './svg.ts';

type Point = BookProfile['growth'][number]['points'][number];

/** The newest terms that fit beside one another. */
const TERMS = 6;
const BOX = { width: 240, height: 114, left: 22, right: 8, top: 12, bottom: 26 };
const [INNER_W, INNER_H] = [BOX.width - BOX.left - BOX.right, BOX.height - BOX.top - BOX.bottom];

/** A dimension's line over terms as the page draws it, in vectors and with real text; null where there is nothing to draw. */
export function growthSvg(dimension: Dimension, all: readonly Point[], say: Speaker): string | null {
  const points = all.slice(-TERMS);
  if (points.every(({ value }) => value === null)) return null;
  const parts = growthParts(
    points.map(({ value, lo, hi, isJoined }) => ({
      ...{ value, isJoined },
      band: lo === null || hi === null ? null : { lo, hi },
    })),
  );
  const colour = DIMENSION_COLOURS[dimension];
  const x = (at: number) => BOX.left + (INNER_W * (at + 0.5)) / points.length;
  const y = (value: number) => BOX.top + INNER_H * (1 - value / 100);
  const drawn = points.map((point, at) => {
    const [value, band] = [parts.points[at] ?? null, parts.intervals[at]];
    const before = parts.points[at - 1] ?? null;
    return [
      parts.isGap[at] ? `<rect x="${x(at) - 7}" y="${y(100)}" width="14" height="${INNER_H}" fill="#E8E6E0"/>` : '',
      band ? line([x(at), y(band[0])], [x(at), y(band[1])], EDGE, 2.5) : '',
      value !== null && before !== null && parts.isJoinedAt(at)
        ? line([x(at - 1), y(before)], [x(at), y(value)], colour, 1.5)
        : '',
      value === null ? '' : `<circle cx="${x(at)}" cy="${y(value)}" r="3.2" fill="${colour}"/>`,
      value === null ? '' : text(x(at) + 5, y(value) - 3, shownScore(value).toFixed(1), INK, 'start'),
      ...termLabel(say.term(point.term)).map((part, row) =>
        text(x(at), BOX.height - 15 + row * 9, part, QUIET, 'middle'),
      ),
    ].join('');
  });
  const axis = [0, 50, 100].map(
    (value) =>
      line([BOX.left, y(value)], [BOX.width - BOX.right, y(value)], LINE, 0.5) +
      text(BOX.left - 4, y(value) + 2.5, String(value), QUIET, 'end'),
  );
  return svgOf(BOX, [...axis, ...drawn]);
}

export const GROWTH_WIDTH = BOX.width;

/** 2025–2026 / 第一学期; 2025–26 / autumn term */
const termLabel = (name: string): string[] => name.split(/学年|(?<=^\S+) /);
