import type { Language } from '../reports/names.ts';
import type { PrintedMeasured } from '../suppression/area-measured-release.ts';
import type { Count, Share } from '../suppression/shares.ts';
import { type MeasuredWord, measuredWord, refusedBecause, stageName, threeWords } from './area-measured-words.ts';
import { areaWord } from './area-words.ts';
import type { Table } from './table.ts';
import { dimensionName } from './table-words.ts';

type Text = Readonly<Record<Language, string>>;
/** As far as tables go; the contract's reply is one. */
export type MeasuredFigures = {
  readonly cutOffAt: number;
  readonly methodVersion: string;
  readonly configHash: string;
  readonly dimensions: readonly PrintedMeasured[];
};
type Named = { readonly schoolId: string; readonly name: Text };
type Cell = string | number | null;

const LOCK = '<10';
const shown = (value: Count | Share | null): Cell => {
  if (value === 'locked') return LOCK;
  return value === '≥95' || value === '≤5' ? `${value}%` : value;
};

/** The figures across schools, in the order of the page; with nothing measured, no tables. */
export function measuredTables(
  measured: MeasuredFigures | null,
  schools: readonly Named[],
  { language, note }: { readonly language: Language; readonly note: string },
): Table[] {
  if (!measured) return [];
  const word = (name: MeasuredWord) => measuredWord(name, language);
  const all = measured.dimensions;
  const table = (
    title: MeasuredWord,
    columns: readonly MeasuredWord[],
    row: (one: PrintedMeasured) => Cell[],
  ): Table => ({
    title: word(title),
    note,
    columns: [areaWord('dimension', language), ...columns.map(word)],
    rows: all.map((one) => [dimensionName(one.dimension, language), ...row(one)]),
  });
  return [
    table(
      'opportunity',
      ['cvRecords', 'theilRecords', 'betweenRecords', 'cvHours', 'theilHours', 'betweenHours'],
      ({ opportunity }) =>
        opportunity.status === 'estimated'
          ? [opportunity.records, opportunity.hours].flatMap((of) => [
              of?.cv ?? null,
              of?.theil ?? null,
              of?.between ?? null,
            ])
          : [word('notEstimable'), null, null, null, null, null],
    ),
    table(
      'sexes',
      [
        'boys',
        'girls',
        'boysNoticed',
        'girlsNoticed',
        'boysRecords',
        'girlsRecords',
        'evidence',
        'gap',
        'gapLo',
        'gapHi',
        'unknown',
      ],
      ({ gap: { opportunity, levels, unknown } }) => [
        opportunity?.boys.n ?? null,
        opportunity?.girls.n ?? null,
        shown(opportunity?.boys.noticed ?? null),
        shown(opportunity?.girls.noticed ?? null),
        opportunity?.boys.recordsEach ?? null,
        opportunity?.girls.recordsEach ?? null,
        opportunity && word(opportunity.isUnequal ? 'unequal' : 'alike'),
        levels?.g ?? null,
        levels?.lo ?? null,
        levels?.hi ?? null,
        shown(unknown),
      ],
    ),
    comparisonTable(all, language, note),
    contrastTable(all, schools, language, note),
    trustTable(all, language, note),
  ];
}

/** One row a dimension and stage: whether its schools are compared, and why not. */
function comparisonTable(all: readonly PrintedMeasured[], language: Language, note: string): Table {
  const word = (name: MeasuredWord) => measuredWord(name, language);
  const figures = (found: PrintedMeasured['comparisons'][number]): Cell[] =>
    found.status === 'refused'
      ? [null, null, null, null, refusedBecause(found.reason, language)]
      : [
          found.between?.share ?? null,
          found.between?.lo ?? null,
          found.between?.hi ?? null,
          found.least,
          comparisonWords(found, language),
        ];
  return {
    title: word('comparison'),
    note,
    columns: [
      areaWord('dimension', language),
      ...(['stage', 'comparability', 'across', 'blind', 'share', 'shareLo', 'shareHi', 'least', 'words'] as const).map(
        word,
      ),
    ],
    rows: all.flatMap(({ dimension, comparisons, across, blind }) =>
      comparisons.map((found) => [
        dimensionName(dimension, language),
        stageName(found.stage, language),
        word(found.status === 'compared' ? 'comparable' : 'ownTrendOnly'),
        shown(across),
        shown(blind),
        ...figures(found),
      ]),
    ),
  };
}

type Compared = Extract<PrintedMeasured['comparisons'][number], { status: 'compared' }>;
export function comparisonWords({ between, noShare, isDetected }: Compared, language: Language): string | null {
  const isZh = language === 'zh';
  if (!isDetected) return isZh ? '没有发现学校之间的差别' : 'No detectable difference between schools';
  if (noShare) return isZh ? '不到 10 所学校，不给校际差异率' : 'Fewer than 10 schools: no share between schools';
  return between?.isFew
    ? isZh
      ? '学校不到 20 所，差异率仅供参考'
      : 'Fewer than 20 schools: read the share with care'
    : null;
}

/** One row a school and dimension: by name, never by a figure. */
export function contrastTable(
  all: readonly PrintedMeasured[],
  schools: readonly Named[],
  language: Language,
  note: string,
): Table {
  const word = (name: MeasuredWord) => measuredWord(name, language);
  return {
    title: word('contrasts'),
    note,
    columns: [
      areaWord('school', language),
      areaWord('dimension', language),
      word('stage'),
      ...(['rated', 'difference', 'lo', 'hi', 'words'] as const).map(word),
    ],
    rows: all.flatMap(({ dimension, comparisons }) =>
      comparisons.flatMap((found) =>
        found.status === 'refused'
          ? []
          : found.schools.map(({ schoolId, n, difference, lo, hi, words }) => {
              const name = schools.find((one) => one.schoolId === schoolId)?.name;
              const school = name ? name[language] || name.zh : '';
              const of = [dimensionName(dimension, language), stageName(found.stage, language)];
              return [school, ...of, n, difference, lo, hi, threeWords(words, language)];
            }),
      ),
    ),
  };
}

/** Reliability (Φ) with 1 to 5 different teachers, the interval of the two that the page speaks of, and how many it takes. */
export function trustTable(all: readonly PrintedMeasured[], language: Language, note: string): Table {
  const word = (name: MeasuredWord) => measuredWord(name, language);
  const counts = [1, 2, 3, 4, 5];
  return {
    title: word('trust'),
    note,
    columns: [
      areaWord('dimension', language),
      word('ratedTwice'),
      word('raters'),
      ...counts.map((n) => (n === 1 && language === 'en' ? '1 teacher' : word('teachers').replace('{n}', String(n)))),
      word('twoLo'),
      word('twoHi'),
      word('forGroups'),
      word('forOne'),
    ],
    rows: all.map(({ dimension, dependability: found }) => {
      const name = dimensionName(dimension, language);
      if (found.status === 'not-estimable') return [name, word('notEstimable'), ...Array<null>(10).fill(null)];
      const withN = (n: number) => found.table.find(({ raters }) => raters === n);
      return [
        name,
        found.pupils,
        found.raters,
        ...counts.map((n) => withN(n)?.phi ?? null),
        withN(2)?.lo ?? null,
        withN(2)?.hi ?? null,
        found.forGroups ?? word('more'),
        found.forOne ?? word('more'),
      ];
    }),
  };
}
