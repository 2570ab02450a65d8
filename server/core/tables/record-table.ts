import type { Language } from '../reports/names.ts';
import type { StoredValue } from '../rubric/mark-value.ts';
import { asValue } from '../rubric/mark-value.ts';
import type { Dimension, RaterKind } from '../rubric/rubric.ts';
import type { Text } from '../rubric/text.ts';
import type { Table } from './table.ts';
import { dimensionName } from './table-words.ts';

/** One thing written down about a child, as it stands or as it once stood. */
export type RecordLine = {
  readonly happenedOn: string;
  readonly title: string;
  readonly place: string | null;
  readonly organiser: string | null;
  readonly dimension: Dimension;
  readonly indicator: Text;
  readonly stored: StoredValue;
  readonly levelLabel: Text | null;
  /** Rated by the child's own goal. */
  readonly byOwnGoal: boolean;
  /** Staff, the child itself, or its family. */
  readonly ratedBy: RaterKind;
  /** The task of a series that was done. */
  readonly task: Text | null;
  readonly measured: { readonly title: Text; readonly unit: Text } | null;
  readonly note: string | null;
  readonly author: string;
  /** 'YYYY-MM-DD' in Shanghai. */
  readonly enteredOn: string;
  readonly version: number;
  readonly state: 'stands' | 'replaced' | 'withdrawn';
};

const WORDS = {
  zh: {
    title: (name: string) => `${name}的全部记录`,
    note: (n: number, asOf: string) => `${n} 条；截至 ${asOf}；包括改过和撤回的记录；对哪一条有疑问，请联系班主任`,
    columns: '发生日期,活动,地点,组织者,方面,指标,内容,说明,记录人,录入日期,第几版,状态',
    stands: '有效',
    replaced: '已被后来的版本代替',
    withdrawn: '已撤回',
    count: (n: number) => `${n} 次`,
    hours: (n: number) => `${n} 小时`,
    attendance: (attended: number, held: number, excused: number) =>
      `出勤 ${attended} / ${held} 次${excused > 0 ? `（请假 ${excused} 次）` : ''}`,
    observation: '观察（不评等级）',
    award: '获奖',
    byOwnGoal: '（按个人目标）',
    ratedBy: { staff: '', self: '（孩子自评）', guardian: '（家庭评）' },
  },
  en: {
    title: (name: string) => `All records of ${name}`,
    note: (n: number, asOf: string) =>
      `${n} lines; as of ${asOf}; amended and withdrawn ones included; ask the homeroom teacher about any of them`,
    columns: 'Happened on,Activity,Place,Organiser,Dimension,Indicator,Value,Note,Recorded by,Entered on,Version,State',
    stands: 'stands',
    replaced: 'replaced by a later version',
    withdrawn: 'withdrawn',
    count: (n: number) => `${n} times`,
    hours: (n: number) => `${n} hours`,
    attendance: (attended: number, held: number, excused: number) =>
      `attended ${attended} of ${held}${excused > 0 ? ` (excused from ${excused})` : ''}`,
    observation: 'observation (not judged)',
    award: 'award',
    byOwnGoal: ' (by own goal)',
    ratedBy: { staff: '', self: ' (the child’s own view)', guardian: ' (the family’s view)' },
  },
} as const;

export const recordFileName = (name: string, language: Language) => WORDS[language].title(name);

/** Everything a family may read about its child, oldest first; nothing about anybody else but who wrote it. */
export function recordTable(name: string, lines: readonly RecordLine[], asOf: string, language: Language): Table {
  const words = WORDS[language];
  const rows = [...lines].sort((a, b) => key(a).localeCompare(key(b), 'en'));
  return {
    title: words.title(name),
    note: words.note(rows.length, asOf),
    columns: words.columns.split(','),
    rows: rows.map((line) => [
      line.happenedOn,
      line.title,
      line.place,
      line.organiser,
      dimensionName(line.dimension, language),
      [line.indicator, line.task].flatMap((one) => one?.[language] ?? []).join(' · '),
      valueText(line, language),
      line.note,
      line.author,
      line.enteredOn,
      line.version,
      words[line.state],
    ]),
  };
}

const key = (line: RecordLine) =>
  `${line.happenedOn} ${line.title} ${line.indicator.zh} ${String(line.version).padStart(4, '0')}`;

const valueText = (line: RecordLine, language: Language) =>
  `${plainText(line, language)}${WORDS[language].ratedBy[line.ratedBy]}`;

function plainText({ stored, levelLabel, byOwnGoal, measured }: RecordLine, language: Language): string {
  const words = WORDS[language];
  const value = asValue(stored);
  switch (value.kind) {
    case 'level':
      return [value.level, levelLabel && ` ${levelLabel[language]}`, byOwnGoal && words.byOwnGoal]
        .filter(Boolean)
        .join('');
    case 'count':
      return words.count(value.count);
    case 'hours':
      return words.hours(value.hours);
    case 'attendance':
      return words.attendance(value.attended, value.held, value.excused ?? 0);
    case 'measurement':
      return measured
        ? `${measured.title[language]} ${value.value} ${measured.unit[language]}`
        : `${value.item} ${value.value}`;
    case 'award':
      return `${words.award}: ${value.work}`;
    case 'observation':
      return words.observation;
  }
}
