import type { FitnessItem } from '../core/rubric/fitness.ts';
import { itemsOf } from '../core/rubric/mark-value.ts';
import { type Indicator, markKindOf, type Rubric } from '../core/rubric/rubric.ts';
import { isEndurance, within } from './read-value.ts';
import type { Words } from './words.ts';

export const SHEET_KINDS = ['fitness', 'attendance'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];
export const MARK_KIND = { fitness: 'measurement', attendance: 'attendance' } as const;

/** A column of values: what it is called, how it is filled in, and what it becomes. */
export type Column = {
  readonly indicatorId: string;
  readonly title: Words;
  readonly help: Words;
  readonly example: string | number;
} & ({ readonly part: 'item'; readonly item: FitnessItem } | { readonly part: CountedPart });

/** Of attendance: how often it was possible, how often the child came, and what it was excused from. */
export type CountedPart = 'held' | 'attended' | 'excused';

export type Offered = { readonly rubricId: string; readonly rubric: Rubric; readonly indicator: Indicator };

/** What a class of this grade fills in. Fitness: what the standard measures in the grade, of girls and boys. */
export function columnsFor(kind: SheetKind, offered: readonly Offered[], grade: number): Column[] {
  return offered
    .filter(({ indicator }) => markKindOf(indicator) === MARK_KIND[kind])
    .flatMap((one) => (kind === 'fitness' ? measured(one, grade) : attended(one)))
    .sort((a, b) => rank(a, offered) - rank(b, offered));
}

/** Items in the standard's own order; the other columns stay as they are. */
function rank(column: Column, offered: readonly Offered[]): number {
  if (column.part !== 'item') return 0;
  const { id } = column.item;
  const found = offered.find(({ indicator }) => indicator.id === column.indicatorId);
  return found?.rubric.fitness?.items.findIndex((item) => item.id === id) ?? 0;
}

function measured({ rubric, indicator }: Offered, grade: number): Column[] {
  const weighed = rubric.fitness?.weights.find(({ grades }) => grades.includes(grade))?.items ?? [];
  const wanted = new Set(weighed.flatMap(({ item }) => (item === 'bmi' ? ['height', 'weight'] : [item])));
  return itemsOf(rubric, indicator).flatMap((item) => (wanted.has(item.id) ? itemColumn(indicator.id, item) : []));
}

function itemColumn(indicatorId: string, item: FitnessItem): Column {
  const { title, unit, step } = item;
  const limits = within(item);
  const isTime = isEndurance(item);
  return {
    indicatorId,
    part: 'item',
    item,
    title: isTime
      ? { zh: `${title.zh}（分′秒）`, en: `${title.en} (min′s)` }
      : { zh: `${title.zh}（${unit.zh}）`, en: `${title.en} (${unit.en})` },
    help: isTime
      ? {
          zh: `写成 3′52 或 3:52，也可以只写秒数；${limits.zh}。`,
          en: `Write 3′52 or 3:52, or seconds only; between ${limits.en}.`,
        }
      : { zh: `${limits.zh}，精确到 ${step}。`, en: `Between ${limits.en}, in steps of ${step}.` },
    example: isTime ? '3′52' : (EXAMPLES[item.id] ?? item.min),
  };
}

const EXAMPLES: Readonly<Record<string, number>> = {
  height: 138.5,
  weight: 32.6,
  lung_capacity: 1850,
  run_50m: 9.4,
  sit_reach: 8.5,
  rope_1min: 96,
  sit_up: 31,
  pull_up: 5,
  standing_jump: 186,
};

function attended({ indicator }: Offered): Column[] {
  const { id: indicatorId, title } = indicator;
  const column = (part: CountedPart, zh: string, en: string, example: number): Column => ({
    indicatorId,
    part,
    title: { zh: `${title.zh}·${zh}`, en: `${title.en} · ${en}` },
    help: { zh: `整数次数；${zh}不填表示没有登记。`, en: 'A whole number of times; empty: not taken down.' },
    example,
  });
  return [
    column('held', '应到', 'held', 36),
    column('attended', '实到', 'attended', 34),
    column('excused', '请假', 'excused', 1),
  ];
}
