import type { AwardLevel, AwardRank } from '../../../server/core/rubric/awards.ts';
import type { Sex } from '../../../server/core/rubric/fitness.ts';
import { itemsOf, type StoredValue } from '../../../server/core/rubric/mark-value.ts';
import type { Chance } from '../chance.ts';
import type { Slot } from './slots.ts';

const NOTHING = { level: null, amount: null, detail: null } as const;

/**
 * A value as it would be seen of a child at `stand`: in levels, 4 the best and 1 the lowest, before it is rounded to one.
 * Undefined where this child is not measured.
 */
export function valueSeen(
  slot: Slot,
  stand: number,
  who: { grade: number; sex: Sex | null },
  chance: Chance,
): StoredValue | undefined {
  const { kind, template, choice, rubric } = slot;
  switch (kind) {
    case 'level':
      return {
        ...NOTHING,
        kind,
        level: rubric.levelScale.at(Math.min(3, Math.max(0, 4 - Math.round(stand))))?.code ?? null,
      };
    case 'count':
      // Taking part is once.
      if (slot.indicator.aggregation.method === 'participation') return { ...NOTHING, kind, amount: 1 };
      return { ...NOTHING, kind, amount: Math.max(1, Math.round(stand - 1 + chance.normal() * 0.6)) };
    case 'hours': {
      const [low, high] = template.hours ?? [1, 2];
      return { ...NOTHING, kind, amount: low + chance.below(2 * (high - low) + 1) / 2 };
    }
    case 'attendance': {
      const held = 18 + chance.below(5);
      const missed = Math.max(0, Math.round(2.6 - stand + chance.normal() * 0.9));
      return { ...NOTHING, kind, amount: held - Math.min(held, missed), detail: { held } };
    }
    case 'measurement':
      return measured(slot, stand, who, chance);
    case 'award':
      return { ...NOTHING, kind, detail: awarded(choice.title, chance) };
    default:
      return { ...NOTHING, kind };
  }
}

function awarded(work: string, chance: Chance) {
  const level = chance.pick<AwardLevel>(['school', 'school', 'school', 'town', 'town', 'district']);
  const rank = chance.pick<AwardRank>(['first', 'second', 'second', 'third', 'third', 'merit']);
  const role = chance.pick(['individual', 'individual', 'core', 'member'] as const);
  return { level, rank, role, work };
}

function measured(
  slot: Slot,
  stand: number,
  { grade, sex }: { grade: number; sex: Sex | null },
  chance: Chance,
): StoredValue | undefined {
  const item = itemsOf(slot.rubric, slot.indicator).find(({ id }) => id === slot.template.item);
  const amount =
    sex &&
    item &&
    (item.better === null ? body(item.id, grade, chance) : performed(slot, item.id, grade, sex, stand, chance));
  if (!item || amount === undefined || amount === null) return undefined;
  const rounded = Math.round(Math.min(item.max, Math.max(item.min, amount)) / item.step) * item.step;
  return { ...NOTHING, kind: 'measurement', amount: Number(rounded.toFixed(2)), detail: { item: item.id } };
}

/** Between two thresholds of the standard's own table: a child at level 3 is at about 80 points. */
function performed(
  slot: Slot,
  item: string,
  grade: number,
  sex: Sex,
  stand: number,
  chance: Chance,
): number | undefined {
  const row = slot.rubric.fitness?.tables[item]?.[sex]?.[String(grade)];
  const steps = row?.v.flatMap((value) => (value === null ? [] : [value]));
  if (!steps || steps.length < 2) return undefined;
  const at = Math.min(steps.length - 1.001, Math.max(0, 4 + (3 - stand) * 5 + chance.normal() * 2));
  const [above = 0, below = 0] = [steps[Math.floor(at)], steps[Math.floor(at) + 1]];
  return above + (below - above) * (at - Math.floor(at));
}

/** Centimetres, or kilograms of a child whose height is not looked up again: the body mass index then varies a little more than in life. */
function body(item: string, grade: number, chance: Chance): number {
  const height = 117 + 5.6 * grade;
  if (item === 'height') return height + chance.normal() * 4.5;
  return (15.2 + 0.5 * grade + Math.max(-1.8, chance.normal() * 1.7)) * (height / 100) ** 2;
}
