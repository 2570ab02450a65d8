import { nameApart } from '../identity/tell-apart.ts';
import { type Language, shortClassName, termName, timeStamp } from '../reports/names.ts';
import { shownPercent } from '../reports/rounding.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { type GroupFigures, groupCells, groupColumns, levelsIn } from './group-table.ts';
import { bandName, monitoringWord } from './monitoring-words.ts';
import type { Table } from './table.ts';
import { dimensionName, type TableWord, tableNote, tableWord } from './table-words.ts';

type Text = Readonly<Record<Language, string>>;
type Child = { readonly name: string; readonly apart: Text | null; readonly lastOn: string | null };

/** The class report, as far as tables go; the contract's reply is one. */
export type ClassFigures = {
  readonly class: { readonly grade: number; readonly number: number };
  readonly schoolName: Text;
  readonly term: { readonly code: string };
  readonly asOf: number;
  readonly methodVersion: string;
  readonly pupils: number;
  readonly noticed: number;
  readonly thisWeek: number | null;
  readonly records: number;
  readonly freshShare: number | null;
  readonly isOver: boolean;
  readonly unseen: readonly Child[];
  readonly attention: {
    readonly bands: readonly { readonly from: number; readonly to: number | null; readonly pupils: number }[];
    readonly least: readonly Child[];
  };
  readonly dimensions: readonly {
    readonly dimension: Dimension;
    readonly result: GroupFigures;
    readonly withBonus: number;
    readonly unseen: readonly Child[];
    readonly indicators: readonly {
      readonly title: Text;
      readonly weight: number;
      readonly pupils: number;
      readonly records: number;
      readonly lastOn: string | null;
    }[];
  }[];
  readonly weeks: readonly {
    readonly week: string;
    readonly records: number;
    readonly fresh: number;
    readonly pupils: number;
    readonly holiday: string | null;
    readonly daysOff: number;
  }[];
  readonly sentences: readonly Text[];
};

export function classFileName(report: ClassFigures, language: Language): string {
  return [report.schoolName[language], shortClassName(report.class, language), termName(report.term.code, language)]
    .join(' ')
    .trim();
}

/** The class report as tables, in the order of its page. Never a list of children by score. */
export function classTables(report: ClassFigures, language: Language) {
  const word = (name: TableWord) => tableWord(name, language);
  const noteOf = (hasInterval: boolean) =>
    tableNote({ n: report.pupils, asOf: timeStamp(report.asOf), method: report.methodVersion, hasInterval }, language);
  const unseenWord = report.isOver ? 'silent' : 'unseen';
  const percent = (share: number | null) => (share === null ? null : shownPercent(share));
  const results = report.dimensions.map(({ result }) => result);
  const levels = levelsIn(results);
  const summary: [TableWord, string | number | null][] = [
    ['school', report.schoolName[language] || report.schoolName.zh],
    ['class', shortClassName(report.class, language)],
    ['term', termName(report.term.code, language)],
    ['asOf', timeStamp(report.asOf)],
    ['pupils', report.pupils],
    ['noticed', report.noticed],
    ['seenThisWeek', report.thisWeek],
    [unseenWord, report.unseen.length],
    ['records', report.records],
    ['fresh', percent(report.freshShare)],
    ['method', report.methodVersion],
  ];
  const unseen = [
    ...report.unseen.map((child) => ({ where: word('everywhere'), ...child })),
    ...report.dimensions.flatMap(({ dimension, unseen: children }) =>
      children.map((child) => ({ where: dimensionName(dimension, language), ...child })),
    ),
  ];
  return {
    summary: {
      title: word('summary'),
      note: noteOf(false),
      columns: [word('item'), word('value')],
      rows: summary.map(([name, value]) => [word(name), value]),
    },
    unseen: {
      title: word(unseenWord),
      note: noteOf(false),
      columns: [word('dimension'), word('name'), word('last')],
      rows: unseen.map(({ where, lastOn, ...child }) => [where, nameApart(child, language), lastOn ?? word('never')]),
    },
    attention: {
      title: monitoringWord('bands', language),
      note: noteOf(false),
      columns: [monitoringWord('bandRecords', language), word('pupils')],
      rows: report.attention.bands.map((band) => [bandName(band, language), band.pupils]),
    },
    least: {
      title: monitoringWord('far', language),
      note: noteOf(false),
      columns: [word('name'), word('last')],
      rows: report.attention.least.map(({ lastOn, ...child }) => [nameApart(child, language), lastOn ?? word('never')]),
    },
    dimensions: {
      title: word('byDimension'),
      note: noteOf(true),
      columns: [word('dimension'), ...groupColumns(levels, language), word('bonus')],
      rows: report.dimensions.map(({ dimension, result, withBonus }) => [
        dimensionName(dimension, language),
        ...groupCells(result, levels, language),
        withBonus,
      ]),
    },
    weeks: {
      title: word('byWeek'),
      note: noteOf(false),
      columns: [
        word('week'),
        word('records'),
        word('seen'),
        word('seenShare'),
        word('fresh'),
        word('holiday'),
        word('daysOff'),
      ],
      rows: report.weeks.map(({ week, records, pupils, fresh, holiday, daysOff }) => [
        week,
        records,
        pupils,
        report.pupils === 0 ? null : shownPercent(pupils / report.pupils),
        records === 0 ? null : shownPercent(fresh / records),
        holiday,
        daysOff,
      ]),
    },
    indicators: {
      title: word('byIndicator'),
      note: noteOf(false),
      columns: [
        word('dimension'),
        word('indicator'),
        word('weight'),
        word('indicatorPupils'),
        word('records'),
        word('last'),
      ],
      rows: report.dimensions.flatMap(({ dimension, indicators }) =>
        indicators.map(({ title, weight, pupils, records, lastOn }) => [
          dimensionName(dimension, language),
          title[language],
          weight,
          pupils,
          records,
          lastOn,
        ]),
      ),
    },
    about: {
      title: word('about'),
      note: noteOf(true),
      columns: [word('sentence')],
      rows: report.sentences.map((sentence) => [sentence[language]]),
    },
  } as const satisfies Record<string, Table>;
}
