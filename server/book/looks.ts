import type { Content, ContentSvg, ContentTable, CustomTableLayout, StyleDictionary } from 'pdfmake/interfaces.js';
import type { Dimension } from '../contract/words.ts';
import { DIMENSION_SHAPES } from '../core/reports/dimension-shapes.ts';

/** The light ground of web/palette.json, which a test holds them to. */
export const INK = '#1F2429';
export const QUIET = '#565D66';
export const LINE = '#DAD5C8';
export const EDGE = '#8A8678';
export const SOFT = '#EEF1F6';
export const ACCENT = '#234F8F';
export const LEVELS = ['#1B3C70', '#4A6FA8', '#8FAAD1', '#D3DEED'] as const;
/** Words on them. */
export const ON_LEVELS = ['#FFFFFF', '#FFFFFF', '#14181D', '#14181D'] as const;
export const DIMENSION_COLOURS: Readonly<Record<Dimension, string>> = {
  moral: '#AA3C1D',
  arts: '#9A3F86',
  labour: '#1A7A58',
  scitech: '#003C87',
  health: '#A87601',
  academic: '#5A5BD0',
};

/** Points: A4 upright, and what is left of it between the margins. */
export const PAGE = { width: 595.28, height: 841.89, margins: [48, 60, 48, 52] as [number, number, number, number] };
export const WIDTH = PAGE.width - PAGE.margins[0] - PAGE.margins[2];
/** Of what is written by hand, from line to line. */
export const RULE = 26;

export const STYLES: StyleDictionary = {
  title: { fontSize: 18, bold: true, margin: [0, 0, 0, 8] },
  heading: { fontSize: 12.5, bold: true, margin: [0, 10, 0, 4] },
  name: { fontSize: 14, bold: true },
  lead: { fontSize: 12.5, lineHeight: 1.15, margin: [0, 0, 0, 4] },
  row: {},
  small: { fontSize: 8.5, color: QUIET },
  label: { fontSize: 9, bold: true, color: QUIET, margin: [0, 0, 0, 3] },
};

/** Hairlines between rows, and nothing else. */
export const ROWS: CustomTableLayout = {
  hLineWidth: (at, { table }) => (at === 0 || at === table.body.length ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => LINE,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};
export const BARE: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** A box that stays on one page. */
export function card(stack: Content[], fill?: string): ContentTable {
  return {
    margin: [0, 0, 0, 8],
    table: { widths: ['*'], dontBreakRows: true, body: [[{ stack, ...(fill ? { fillColor: fill } : {}) }]] },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => LINE,
      vLineColor: () => LINE,
      paddingLeft: () => 10,
      paddingRight: () => 10,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
  };
}

/** Lines to write on. */
export function ruled(lines: number): Content {
  const line = (_: unknown, at: number) => ({
    type: 'line' as const,
    x1: 0,
    x2: WIDTH,
    y1: (at + 1) * RULE,
    y2: (at + 1) * RULE,
    lineWidth: 0.5,
    lineColor: EDGE,
  });
  return { canvas: Array.from({ length: lines }, line), margin: [0, 0, 0, 8] };
}

export function dimensionMark(
  dimension: Dimension,
  size: number,
  margin?: [number, number, number, number],
): ContentSvg {
  const path = `<path d="${DIMENSION_SHAPES[dimension]}" fill="${DIMENSION_COLOURS[dimension]}"/>`;
  return {
    svg: `<svg viewBox="0 0 16 16" width="16" height="16">${path}</svg>`,
    width: size,
    alignment: 'center',
    ...(margin ? { margin } : {}),
  };
}

export const markedName = (dimension: Dimension, name: string, style: 'name' | 'row' | 'small' = 'name'): Content => {
  const isLarge = style === 'name';
  return {
    columns: [
      { ...dimensionMark(dimension, isLarge ? 13 : 9, [0, isLarge ? 4 : 2, 0, 0]), width: isLarge ? 13 : 9 },
      { text: name, style, width: '*' },
    ],
    columnGap: 6,
  };
};
