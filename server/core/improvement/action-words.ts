import { dayName, type Language, shortClassName } from '../reports/names.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { dimensionName, tableWord } from '../tables/table-words.ts';
import type { Change } from './change-of.ts';
import type { Figure, FigureKind } from './finding.ts';

/** A figure with the day it is of and the week of the term that day lies in. */
export type ShownFigure = Pick<Figure, 'value' | 'n'> & { readonly on: string; readonly week: number };
export type ShownAbout = {
  readonly kind: FigureKind;
  readonly dimension: Dimension | null;
  readonly class: { readonly grade: number; readonly number: number } | null;
};
type Compared = {
  readonly about: ShownAbout;
  readonly before: ShownFigure;
  readonly now: ShownFigure;
  readonly change: Change;
};

const KINDS: Record<Language, Record<FigureKind, string>> = {
  zh: { noticed: '有记录的学生', ok: '证据充分的学生', fresh: '7 天内录入的记录' },
  en: { noticed: 'pupils with a record', ok: 'pupils with enough evidence', fresh: 'records entered within 7 days' },
};
const CHANGES: Record<Language, Record<Change, string>> = {
  zh: {
    more: '明显增加',
    'no-clear-change': '没有明显变化',
    less: '明显减少',
    hidden: '数字隐去，不能比较',
    nothing: '没有可以比较的数字',
    'other-pupils': '人数变化大，不能比较',
    'too-early': '本学期还没走到那一周，先不比较',
  },
  en: {
    more: 'clearly more',
    'no-clear-change': 'no clear change',
    less: 'clearly less',
    hidden: 'hidden, so not comparable',
    nothing: 'nothing to compare',
    'other-pupils': 'not comparable, the group is too different',
    'too-early': 'not compared yet, this term is not as far on',
  },
};
const NOTE: Record<Language, string> = {
  zh: '“明显”：两个比例之差的 95% 区间不含 0，且至少差 5 个百分点（及时录入为 10 个）；前后大多是同一批学生，所以是近似。有记录、证据充分的比例随学期上升，新学期从 0 开始，请看是第几周。变化不等于行动的效果。',
  en: '“Clearly”: the 95% interval of the difference of the two shares leaves out 0, and they differ by 5 points or more (10 for records in time); an approximation, as most pupils are in both. Shares of pupils rise as a term goes on and begin at 0 in a new one: read the week. A change is no proof that the action made it.',
};

/** 四(1)班 · 艺术：有记录的学生 */
export function aboutWords({ kind, dimension, class: of }: ShownAbout, language: Language): string {
  const where = [
    ...(of ? [shortClassName(of, language)] : []),
    dimension === null ? tableWord('everywhere', language) : dimensionName(dimension, language),
  ];
  return `${where.join(' · ')}${language === 'zh' ? '：' : ': '}${KINDS[language][kind]}`;
}

export const changeWords = (change: Change, language: Language): string => CHANGES[language][change];
export const changeNote = (language: Language): string => NOTE[language];

/** 38 名学生的 61% · 61% of 38 pupils */
export function figureWords(kind: FigureKind, { value, n }: ShownFigure, language: Language): string {
  const isZh = language === 'zh';
  if (value === 'locked') return isZh ? '已隐去' : 'hidden';
  if (value === null) return isZh ? '还没有' : 'nothing yet';
  if (n === 'locked') return `${value}%`;
  if (isZh) return `${n} ${kind === 'fresh' ? '条记录' : '名学生'}的 ${value}%`;
  const noun = kind === 'fresh' ? 'record' : 'pupil';
  return `${value}% of ${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** When it was, with the week: no figure of a term is read without how far on the term was. */
export function momentWords({ on, week }: ShownFigure, language: Language): string {
  return language === 'zh' ? `${dayName(on, language)}（第 ${week} 周）` : `${dayName(on, language)} (week ${week})`;
}

/** Before → now, and what changed, in one sentence. */
export function changeSentence({ about, before, now, change }: Compared, language: Language): string {
  const said = (figure: ShownFigure) =>
    `${momentWords(figure, language)}${language === 'zh' ? '' : ': '}${figureWords(about.kind, figure, language)}`;
  const colon = language === 'zh' ? '：' : ' – ';
  return `${said(before)} → ${said(now)}${colon}${changeWords(change, language)}`;
}
