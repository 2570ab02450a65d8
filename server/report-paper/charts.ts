import type { ContentSvg } from 'pdfmake/interfaces.js';
import { ACCENT, EDGE, INK, LEVELS, LINE, ON_LEVELS, QUIET } from '../book/looks.ts';
import { line, svgOf, text } from '../book/svg.ts';
import { weekPart } from '../core/reports/chart-parts.ts';
import { levelParts } from '../core/reports/level-parts.ts';

type Size = { readonly width: number; readonly height: number };
type Week = Parameters<typeof weekPart>[0] & { readonly week: string };

/** A stacked bar of levels, with the words that have room. */
export function levelBar(counts: readonly { level: string; count: number }[], { width, height }: Size): ContentSvg {
  const size = { width, height };
  const parts = levelParts(counts);
  const [x, y] = [width - 0.5, height - 0.5];
  if (parts.length === 0)
    return {
      svg: svgOf(size, [`<rect x="0.5" y="0.5" width="${x - 0.5}" height="${y - 0.5}" fill="none" stroke="${LINE}"/>`]),
    };
  let from = 0;
  const drawn = parts.map(({ share, rank, words }) => {
    const [at, wide] = [from, (width * share) / 100];
    from += wide;
    const fill = LEVELS[rank] ?? LINE;
    return (
      `<rect x="${at}" y="0" width="${wide}" height="${height}" fill="${fill}"/>` +
      (words ? text(at + wide / 2, height / 2 + 2.5, words, ON_LEVELS[rank] ?? INK, 'middle') : '')
    );
  });
  return { svg: svgOf(size, drawn) };
}

/** So much of the most: a bar. */
export function plainBar(share: number, { width, height }: Size): ContentSvg {
  const bar = `<rect x="0" y="0" width="${Math.max(0, width * share)}" height="${height}" fill="${ACCENT}"/>`;
  return { svg: svgOf({ width, height }, [bar]) };
}

const BOX = { left: 22, right: 4, top: 5, bottom: 12 };
/** Points that the label of a week takes. */
const LABEL = 34;

/** Week by week, as the page draws it: bars of pupils seen, circles on a dashed line of what was entered in time, pale columns of holidays. */
export function weeksChart(
  weeks: readonly Week[],
  pupils: number,
  size: Size,
  labelOf: (day: string) => string,
): ContentSvg {
  const [inner, high] = [size.width - BOX.left - BOX.right, size.height - BOX.top - BOX.bottom];
  const slot = inner / Math.max(1, weeks.length);
  const parts = weeks.map((week) => weekPart(week, pupils));
  const x = (at: number) => BOX.left + slot * (at + 0.5);
  const y = (value: number) => BOX.top + high * (1 - value / 100);
  const column = (at: number, value: number, wide: number, fill: string) =>
    `<rect x="${x(at) - (slot * wide) / 2}" y="${y(value)}" width="${slot * wide}" height="${(high * value) / 100}" ${fill}/>`;
  const said = parts.flatMap(({ fresh }, at) => (fresh === null ? [] : [{ at, fresh }]));
  const every = Math.ceil(LABEL / slot);
  const dot = Math.min(2.4, slot / 3);
  return {
    svg: svgOf(size, [
      ...[0, 50, 100].map(
        (value) =>
          line([BOX.left, y(value)], [size.width - BOX.right, y(value)], LINE, 0.5) +
          text(BOX.left - 3, y(value) + 2.5, `${value}%`, QUIET, 'end'),
      ),
      ...parts.map(({ isHoliday }, at) => (isHoliday ? column(at, 100, 1, `fill="${EDGE}" fill-opacity="0.25"`) : '')),
      ...parts.map(({ seen }, at) => (seen === null ? '' : column(at, seen, 0.7, `fill="${ACCENT}"`))),
      said.length > 1
        ? `<polyline points="${said.map(({ at, fresh }) => `${x(at)},${y(fresh)}`).join(' ')}" fill="none" stroke="${QUIET}" stroke-width="1" stroke-dasharray="3 2"/>`
        : '',
      ...said.map(
        ({ at, fresh }) =>
          `<circle cx="${x(at)}" cy="${y(fresh)}" r="${dot}" fill="#FFFFFF" stroke="${INK}" stroke-width="1"/>`,
      ),
      ...weeks.map(({ week }, at) =>
        at % every === 0 ? text(x(at), size.height - 2, labelOf(week), QUIET, 'middle') : '',
      ),
    ]),
  };
}
