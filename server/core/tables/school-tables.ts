import { gradeName, type Language, shortClassName, termName, timeStamp } from '../reports/names.ts';
import { shownPercent } from '../reports/rounding.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { actionTable, type ToldAction } from './action-table.ts';
import { type GroupFigures, groupCells, groupColumns, levelsIn } from './group-table.ts';
import { type MonitoringFigures, monitoringTables } from './monitoring-tables.ts';
import type { Table } from './table.ts';
import { dimensionName, type TableWord, tableNote, tableWord } from './table-words.ts';

type Text = Readonly<Record<Language, string>>;
type Result = GroupFigures & { readonly dimension: Dimension };

/** The school report, as far as tables go; the contract's reply is one. */
export type SchoolFigures = {
  readonly school: { readonly name: Text };
  readonly term: { readonly code: string };
  readonly asOf: number;
  readonly methodVersion: string;
  readonly pupils: number;
  readonly classes: number;
  readonly records: number;
  readonly overall: readonly Result[];
  readonly grades: readonly { readonly grade: number; readonly results: readonly Result[] }[];
  readonly byClass: readonly {
    readonly class: { readonly grade: number; readonly number: number };
    readonly results: readonly Result[];
  }[];
  readonly participation: {
    readonly silent: number;
    readonly grades: readonly { readonly grade: number; readonly pupils: number; readonly silent: number }[];
  };
  readonly weeks: readonly {
    readonly week: string;
    readonly records: number;
    readonly fresh: number;
    readonly holiday: string | null;
    readonly daysOff: number;
    readonly dimensions: readonly {
      readonly dimension: Dimension;
      readonly records: number;
      readonly fresh: number;
      readonly pupils: number;
    }[];
  }[];
  readonly monitoring: MonitoringFigures;
  readonly actions: readonly ToldAction[];
  readonly sentences: readonly Text[];
};

export function schoolFileName(report: SchoolFigures, language: Language): string {
  return `${report.school.name[language] || report.school.name.zh} ${termName(report.term.code, language)}`;
}

/** The school report as tables, in the order of its page, with the actions behind the figures; classes by grade and number, never by a figure. */
export function schoolTables(report: SchoolFigures, language: Language) {
  const word = (name: TableWord) => tableWord(name, language);
  const noteOf = (hasInterval: boolean) =>
    tableNote({ n: report.pupils, asOf: timeStamp(report.asOf), method: report.methodVersion, hasInterval }, language);
  const levels = levelsIn(report.overall);
  const figures = groupColumns(levels, language);
  const rowsOf = (place: string, results: readonly Result[]) =>
    results.map((result) => [
      place,
      dimensionName(result.dimension, language),
      ...groupCells(result, levels, language),
    ]);
  const summary: [TableWord, string | number][] = [
    ['school', report.school.name[language] || report.school.name.zh],
    ['term', termName(report.term.code, language)],
    ['asOf', timeStamp(report.asOf)],
    ['classes', report.classes],
    ['pupils', report.pupils],
    ['records', report.records],
    ['nobody', report.participation.silent],
    ['method', report.methodVersion],
  ];
  return {
    summary: {
      title: word('summary'),
      note: noteOf(false),
      columns: [word('item'), word('value')],
      rows: summary.map(([name, value]) => [word(name), value]),
    },
    overall: {
      title: word('wholeSchool'),
      note: noteOf(true),
      columns: [word('school'), word('dimension'), ...figures],
      rows: rowsOf(word('wholeSchool'), report.overall),
    },
    grades: {
      title: word('byGrade'),
      note: noteOf(true),
      columns: [word('grade'), word('dimension'), ...figures],
      rows: report.grades.flatMap(({ grade, results }) => rowsOf(gradeName(grade, language), results)),
    },
    classes: {
      title: word('byClass'),
      note: noteOf(true),
      columns: [word('class'), word('dimension'), ...figures],
      rows: report.byClass.flatMap((row) => rowsOf(shortClassName(row.class, language), row.results)),
    },
    participation: {
      title: word('nobody'),
      note: noteOf(false),
      columns: [word('grade'), word('pupils'), word('nobody')],
      rows: report.participation.grades.map(({ grade, pupils, silent }) => [
        gradeName(grade, language),
        pupils,
        silent,
      ]),
    },
    weeks: weeksTable(report, language, noteOf(false)),
    ...monitoringTables(report.monitoring, language, noteOf(false)),
    actions: actionTable(report.actions, noteOf(false), language),
    about: {
      title: word('about'),
      note: noteOf(true),
      columns: [word('sentence')],
      rows: report.sentences.map((sentence) => [sentence[language]]),
    },
  } as const satisfies Record<string, Table>;
}

/** A row for each week and dimension, and one for all dimensions, where pupils cannot be counted once. */
function weeksTable({ weeks, overall }: SchoolFigures, language: Language, note: string): Table {
  const word = (name: TableWord) => tableWord(name, language);
  const share = (part: number, whole: number) => (whole === 0 ? null : shownPercent(part / whole));
  const pupils = new Map(overall.map((result) => [result.dimension, result.pupils]));
  return {
    title: word('byWeek'),
    note,
    columns: [
      word('week'),
      word('dimension'),
      word('records'),
      word('seen'),
      word('seenShare'),
      word('fresh'),
      word('holiday'),
      word('daysOff'),
    ],
    rows: weeks.flatMap(({ week, records, fresh, holiday, daysOff, dimensions }) => [
      [week, word('everywhere'), records, null, null, share(fresh, records), holiday, daysOff],
      ...dimensions.map((one) => [
        week,
        dimensionName(one.dimension, language),
        one.records,
        one.pupils,
        share(one.pupils, pupils.get(one.dimension) ?? 0),
        share(one.fresh, one.records),
        holiday,
        daysOff,
      ]),
    ]),
  };
}
