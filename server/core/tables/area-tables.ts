import { type Language, termName, timeStamp } from '../reports/names.ts';
import type { Dimension } from '../rubric/rubric.ts';
import type { Count, Share } from '../suppression/shares.ts';
import { actionTable, type ToldAction } from './action-table.ts';
import { type MeasuredFigures, measuredTables } from './area-measured-tables.ts';
import { measuredWord } from './area-measured-words.ts';
import { type AreaWord, areaWord } from './area-words.ts';
import type { Table } from './table.ts';
import { dimensionName, tableWord } from './table-words.ts';

type Text = Readonly<Record<Language, string>>;
type Levels = readonly { readonly levels: readonly string[]; readonly count: number }[] | 'locked';
type Participation = {
  readonly dimension: Dimension;
  readonly noticed: Share | null;
  readonly ok: Share | null;
  readonly recordsEach: Count;
  readonly fresh: Share | null;
};
type Before = Omit<Participation, 'dimension' | 'fresh'>;

/** An area's report, as far as tables go; the contract's reply is one. What is hidden there is hidden here. */
export type AreaFigures = {
  readonly area: { readonly name: Text };
  readonly term: { readonly code: string };
  readonly asOf: number;
  readonly methodVersion: string;
  readonly n: Count;
  readonly schoolCount: number;
  readonly hidden: number;
  readonly results: readonly (Participation & {
    readonly records: Count;
    readonly scored: Share | null;
    readonly levelled: Count;
    readonly levels: Levels;
    readonly before: (Before & { readonly levels: Levels }) | null;
  })[];
  readonly bands: readonly {
    readonly from: number;
    readonly to: number;
    readonly n: Count;
    readonly results: readonly (Omit<Participation, 'recordsEach' | 'fresh'> & {
      readonly scored: Share | null;
      readonly levelled: Count;
      readonly levels: Levels;
    })[];
  }[];
  readonly schools: readonly {
    readonly schoolId: string;
    readonly name: Text;
    readonly n: Count;
    readonly results: readonly (Participation & { readonly before: Before | null })[];
  }[];
  readonly weeks: readonly {
    readonly week: string;
    readonly records: Count;
    readonly fresh: Share | null;
    readonly holiday: string | null;
  }[];
  readonly measured: MeasuredFigures | null;
  readonly actions: readonly ToldAction[];
  readonly sentences: readonly Text[];
};

/** The same sign on screen, on paper and in files. */
const LOCK = '<10';
type Cell = string | number | null;
/** A figure as it is printed everywhere: a lock, a coded share with its sign, a number as a number. */
export const shownCell = (value: Count | Share | null): Cell => {
  if (value === 'locked') return LOCK;
  return value === '≥95' || value === '≤5' ? `${value}%` : value;
};
export const levelsCell = (levels: Levels): Cell => {
  if (levels === 'locked') return LOCK;
  return levels.map((run) => `${run.levels.join('+')} ${run.count}`).join(' · ') || null;
};
export const bandName = ({ from, to }: { from: number; to: number }, language: Language): string =>
  language === 'zh' ? `${from}–${to} 年级` : `Grades ${from}–${to}`;

export function areaFileName(report: AreaFigures, language: Language): string {
  return `${report.area.name[language] || report.area.name.zh} ${termName(report.term.code, language)}`;
}

/** In the order of the page, with the actions behind the figures; schools by name, never by a figure. */
export function areaTables(report: AreaFigures, language: Language): Table[] {
  const word = (name: AreaWord) => areaWord(name, language);
  const nameOf = (text: Text) => text[language] || text.zh;
  const note = areaNote(report, language);
  const before = (was: Before | null): Cell[] => [shownCell(was?.noticed ?? null), shownCell(was?.ok ?? null)];
  return [
    {
      title: word('summary'),
      note,
      columns: [word('item'), word('value')],
      rows: [
        [word('area'), nameOf(report.area.name)],
        [word('term'), termName(report.term.code, language)],
        [word('asOf'), timeStamp(report.asOf)],
        [word('schoolCount'), report.schoolCount],
        [word('pupils'), shownCell(report.n)],
        [word('hidden'), report.hidden],
        [word('method'), report.methodVersion],
        [
          measuredWord('measuredAt', language),
          report.measured ? timeStamp(report.measured.cutOffAt) : measuredWord('notYet', language),
        ],
        [measuredWord('measuredMethod', language), report.measured?.methodVersion ?? null],
        [measuredWord('measuredConfig', language), report.measured?.configHash ?? null],
      ],
    },
    {
      title: word('wholeArea'),
      note,
      columns: [
        word('dimension'),
        word('pupils'),
        word('noticed'),
        word('scored'),
        word('ok'),
        word('recordsEach'),
        word('fresh'),
        word('levelled'),
        word('levels'),
        word('noticedBefore'),
        word('okBefore'),
        word('levelsBefore'),
      ],
      rows: report.results.map((one) => [
        dimensionName(one.dimension, language),
        shownCell(report.n),
        shownCell(one.noticed),
        shownCell(one.scored),
        shownCell(one.ok),
        shownCell(one.recordsEach),
        shownCell(one.fresh),
        shownCell(one.levelled),
        levelsCell(one.levels),
        ...before(one.before),
        one.before && levelsCell(one.before.levels),
      ]),
    },
    {
      title: word('byBand'),
      note,
      columns: [
        word('band'),
        word('dimension'),
        word('pupils'),
        word('noticed'),
        word('scored'),
        word('ok'),
        word('levelled'),
        word('levels'),
      ],
      rows: report.bands.flatMap((band) =>
        band.results.map((one) => [
          bandName(band, language),
          dimensionName(one.dimension, language),
          shownCell(band.n),
          shownCell(one.noticed),
          shownCell(one.scored),
          shownCell(one.ok),
          shownCell(one.levelled),
          levelsCell(one.levels),
        ]),
      ),
    },
    {
      title: word('bySchool'),
      note,
      columns: [
        word('school'),
        word('dimension'),
        word('pupils'),
        word('noticed'),
        word('recordsEach'),
        word('ok'),
        word('fresh'),
        word('noticedBefore'),
        word('okBefore'),
      ],
      rows: report.schools.flatMap((school) =>
        school.results.map((one) => [
          nameOf(school.name),
          dimensionName(one.dimension, language),
          shownCell(school.n),
          shownCell(one.noticed),
          shownCell(one.recordsEach),
          shownCell(one.ok),
          shownCell(one.fresh),
          ...before(one.before),
        ]),
      ),
    },
    {
      title: word('byWeek'),
      note,
      columns: [word('week'), word('records'), word('fresh'), word('holiday')],
      rows: report.weeks.map((one) => [one.week, shownCell(one.records), shownCell(one.fresh), one.holiday]),
    },
    ...measuredTables(report.measured, report.schools, { language, note }),
    actionTable(report.actions, note, language),
    {
      title: tableWord('about', language),
      note,
      columns: [tableWord('sentence', language)],
      rows: report.sentences.map((sentence) => [sentence[language]]),
    },
  ];
}

/** n, how numbers are rounded, cut-off, method and what it is for. */
function areaNote({ n, asOf, methodVersion }: AreaFigures, language: Language): string {
  const [at, size] = [timeStamp(asOf), shownCell(n)];
  return language === 'zh'
    ? `n=${size} 名学生，取整到 5；截至 ${at}；方法 ${methodVersion}；“${LOCK}”是少于 10 人或会让人算出来的数；没有把尺度连起来的方面不能比较学校；用于反馈和改进，不用于选拔、排名或考核`
    : `n=${size} pupils, to the nearest 5; as of ${at}; method ${methodVersion}; "${LOCK}" is fewer than 10, or what such a number would follow from; schools are compared only where their scales are linked; for feedback and improvement, not for selection, ranking or appraisal`;
}
