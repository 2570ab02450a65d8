import { aboutWords, changeNote, changeWords, type ShownAbout, type ShownFigure } from '../improvement/action-words.ts';
import type { Change } from '../improvement/change-of.ts';
import type { Language } from '../reports/names.ts';
import type { Table } from './table.ts';

/** An action as every report tells it. */
export type ToldAction = {
  readonly about: ShownAbout;
  readonly before: ShownFigure;
  readonly now: ShownFigure;
  readonly change: Change;
  readonly text: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly isOverdue: boolean;
  readonly status: 'open' | 'done' | 'dropped';
  readonly outcome: string | null;
};

const WORDS = {
  zh: {
    title: '行动',
    columns: [
      '关于',
      '要做的事',
      '谁负责',
      '完成日期',
      '状态',
      '原来（%）',
      '原来 n',
      '原来的日期',
      '现在（%）',
      '现在 n',
      '现在的日期',
      '变化',
      '结果',
    ],
    open: '进行中',
    overdue: '已过期',
    done: '已完成',
    dropped: '不做了',
  },
  en: {
    title: 'Actions',
    columns: [
      'About',
      'What will be done',
      'Who answers for it',
      'By',
      'State',
      'Before (%)',
      'Before, n',
      'Before, day',
      'Now (%)',
      'Now, n',
      'Now, day',
      'Change',
      'Outcome',
    ],
    open: 'open',
    overdue: 'overdue',
    done: 'done',
    dropped: 'dropped',
  },
} as const satisfies Record<Language, unknown>;

export function stateWords({ status, isOverdue }: Pick<ToldAction, 'status' | 'isOverdue'>, language: Language) {
  return WORDS[language][isOverdue ? 'overdue' : status];
}

/** The same signs as in the other tables of its report. */
const cell = (value: ShownFigure['value']) => {
  if (value === 'locked') return '<10';
  return value === '≤5' || value === '≥95' ? `${value}%` : value;
};

/** Actions in the order of the page, each with its figure before and now. */
export function actionTable(actions: readonly ToldAction[], note: string, language: Language): Table {
  const { title, columns } = WORDS[language];
  return {
    title,
    note: `${note}${language === 'zh' ? '；' : '; '}${changeNote(language)}`,
    columns,
    rows: actions.map((action) => [
      aboutWords(action.about, language),
      action.text,
      action.owner,
      action.dueOn,
      stateWords(action, language),
      cell(action.before.value),
      cell(action.before.n),
      action.before.on,
      cell(action.now.value),
      cell(action.now.n),
      action.now.on,
      changeWords(action.change, language),
      action.status === 'open' ? null : action.outcome,
    ]),
  };
}
