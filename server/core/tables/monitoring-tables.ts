import type { Attention } from '../reports/attention.ts';
import { excludesZero } from '../reports/excludes-zero.ts';
import { gradeName, type Language, shortClassName } from '../reports/names.ts';
import { shownHundredths, shownPercent, shownScore } from '../reports/rounding.ts';
import type { GapRow, SexGap, SexGaps } from '../reports/sex-gaps.ts';
import type { ControlChart } from '../reports/week-control.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { type MonitoringWord, monitoringWord } from './monitoring-words.ts';
import type { Table } from './table.ts';
import { dimensionName, tableWord } from './table-words.ts';

/** The school report's monitoring, as far as tables go; the contract's reply is one. */
export type MonitoringFigures = {
  readonly attention: {
    readonly whole: Attention;
    readonly grades: readonly { readonly grade: number; readonly attention: Attention }[];
    readonly classes: readonly {
      readonly class: { readonly grade: number; readonly number: number };
      readonly attention: Attention;
    }[];
  };
  readonly gaps: SexGaps;
  readonly control: { readonly fresh: ControlChart; readonly records: ControlChart };
  readonly reliability: {
    readonly dimensions: readonly {
      readonly dimension: Dimension;
      readonly pupils: number;
      readonly doubleRated: number;
      readonly raters: number;
      readonly ratings: number;
      readonly status: 'ok' | 'too-few-pupils' | 'too-few-raters' | 'not-estimable' | 'no-differences';
      readonly table: readonly {
        readonly teachers: number;
        readonly phi: number;
        readonly lo: number | null;
        readonly hi: number | null;
      }[];
      readonly teachersForGroups: number | null;
      readonly teachersForOneChild: number | null;
    }[];
  };
};

type Cell = string | number | null;
const score = (value: number | null) => (value === null ? null : shownScore(value));
const percent = (share: number | null) => (share === null ? null : shownPercent(share));
const hundredths = (value: number | null) => (value === null ? null : shownHundredths(value));

/** What is new beside the report's own tables; classes by grade and number, never by a figure. */
export function monitoringTables(
  { attention, gaps, control, reliability }: MonitoringFigures,
  language: Language,
  note: string,
) {
  const word = (name: MonitoringWord) => monitoringWord(name, language);
  const titled = (
    name: MonitoringWord,
    first: string,
    columns: readonly MonitoringWord[],
    rows: readonly (readonly Cell[])[],
  ) => ({ title: word(name), note, columns: [first, ...columns.map((one) => word(one))], rows }) satisfies Table;
  const [dimension, week] = [tableWord('dimension', language), tableWord('week', language)];
  return {
    attention: titled(
      'attention',
      word('where'),
      ['pupils', 'none', 'noneShare', 'p10', 'p25', 'p50', 'p75', 'p90', 'medianLo', 'medianHi'],
      [
        attentionRow(tableWord('wholeSchool', language), attention.whole, language),
        ...attention.grades.map((one) => attentionRow(gradeName(one.grade, language), one.attention, language)),
        ...attention.classes.map((one) => attentionRow(shortClassName(one.class, language), one.attention, language)),
      ],
    ),
    opportunity: titled(
      'opportunity',
      dimension,
      OPPORTUNITY,
      gaps.rows.map((row) => opportunityRow(row, language)),
    ),
    scoreGaps: titled(
      'scoreGaps',
      dimension,
      SCORES,
      gaps.rows.flatMap((row) => scoreRow(row, language)),
    ),
    fresh: titled(
      'fresh',
      week,
      ['entries', 'freshShare', 'usualShare', 'usualLo', 'usualHi', 'reading'],
      control.fresh.points.map(({ week, n, value, usual, lo, hi, side }) => [
        week,
        n,
        percent(value),
        percent(usual),
        percent(lo),
        percent(hi),
        word(side ?? (lo === null ? 'noLimits' : 'within')),
      ]),
    ),
    records: titled(
      'records',
      week,
      ['rate', 'usualRate', 'usualLo', 'usualHi', 'reading'],
      control.records.points.map(({ week, value, usual, lo, hi, side }) => [
        week,
        score(value),
        score(usual),
        score(lo),
        score(hi),
        word(side ?? (lo === null ? 'noLimits' : 'within')),
      ]),
    ),
    reliability: reliabilityTable(reliability.dimensions, language, note),
  };
}

function attentionRow(where: string, one: Attention, language: Language): Cell[] {
  const { pupils, none, status, p10, p25, p50, p75, p90, medianLo, medianHi } = one;
  const median = status === 'ok' ? score(p50) : monitoringWord(status, language);
  return [
    ...[where, pupils, none, pupils === 0 ? null : shownPercent(none / pupils)],
    ...[score(p10), score(p25), median, score(p75), score(p90), score(medianLo), score(medianHi)],
  ];
}

const OPPORTUNITY: readonly MonitoringWord[] = [
  ...(['boys', 'girls', 'boysNoticed', 'girlsNoticed', 'noticedGap', 'lo', 'hi'] as const),
  ...(['boysRecords', 'girlsRecords', 'recordsGap', 'lo', 'hi', 'reading'] as const),
];
const SCORES: readonly MonitoringWord[] = [
  ...(['boys', 'girls', 'boysMean', 'girlsMean', 'scoreGap', 'lo', 'hi', 'g', 'lo', 'hi', 'reading'] as const),
];

const nameOf = ({ dimension }: GapRow, language: Language) =>
  dimension === null ? tableWord('everywhere', language) : dimensionName(dimension, language);

function opportunityRow(row: GapRow, language: Language): Cell[] {
  const { noticed, records } = row;
  const isCompared = noticed.status === 'ok';
  return [
    ...[nameOf(row, language), noticed.boys, noticed.girls, percent(noticed.ofBoys), percent(noticed.ofGirls)],
    ...[percent(noticed.difference), percent(noticed.lo), percent(noticed.hi)],
    ...[records.ofBoys, records.ofGirls, records.difference, records.lo, records.hi].map(score),
    monitoringWord(isCompared ? (row.isUnequal ? 'unequal' : 'equal') : 'notCompared', language),
  ];
}

function scoreRow(row: GapRow, language: Language): Cell[][] {
  const gap = row.score;
  if (gap === null) return [];
  return [
    [
      ...[nameOf(row, language), gap.boys, gap.girls],
      ...[gap.ofBoys, gap.ofGirls, gap.difference, gap.lo, gap.hi].map(score),
      ...[gap.g, gap.gLo, gap.gHi].map(hundredths),
      monitoringWord(row.isUnequal ? 'unequal' : readingOf(gap), language),
    ],
  ];
}

/** Three words and no more: clearly above, not distinguishable, clearly below. */
export function readingOf(gap: SexGap): 'too-few-pupils' | 'no-variation' | 'unclear' | 'boysMore' | 'girlsMore' {
  if (gap.status !== 'ok') return gap.status;
  if (!excludesZero(gap)) return 'unclear';
  return (gap.difference ?? 0) > 0 ? 'boysMore' : 'girlsMore';
}

function reliabilityTable(
  dimensions: MonitoringFigures['reliability']['dimensions'],
  language: Language,
  note: string,
): Table {
  const word = (name: MonitoringWord, filled?: number) => monitoringWord(name, language, filled);
  const teachers = [...new Set(dimensions.flatMap(({ table }) => table.map((one) => one.teachers)))];
  return {
    title: word('reliability'),
    note,
    columns: [
      ...[tableWord('dimension', language), word('rated'), word('doubleRated'), word('raters'), word('ratings')],
      word('status'),
      ...teachers.flatMap((n) => [word('phi', n), word('phiLo', n), word('phiHi', n)]),
      ...[word('forGroups'), word('forOneChild')],
    ],
    rows: dimensions.map((one) => [
      ...[dimensionName(one.dimension, language), one.pupils, one.doubleRated, one.raters, one.ratings],
      word(one.status === 'too-few-pupils' ? 'fewDouble' : one.status),
      ...teachers.flatMap((n) => {
        const found = one.table.find((row) => row.teachers === n);
        return [found?.phi ?? null, found?.lo ?? null, found?.hi ?? null].map(hundredths);
      }),
      ...[one.teachersForGroups, one.teachersForOneChild],
    ]),
  };
}
