import type { Chance } from '../../db/seed/chance.ts';
import type { FactValue, Indicator } from './facts.ts';
import { RUBRICS, wantedKind } from './oracle.ts';

/** A random value of the kind an indicator collects. */
export function someValue(indicator: Indicator, at: { grade: number; turn: number }, chance: Chance): FactValue {
  const kind = wantedKind(indicator);
  switch (kind) {
    case 'hours':
      return { kind, hours: (1 + chance.below(16)) / 4 };
    case 'count':
      return { kind, count: 1 + chance.below(3) };
    case 'measurement':
      return someMeasurement(indicator, at, chance);
    case 'attendance': {
      const held = 1 + chance.below(10);
      return { kind, attended: held - chance.below(Math.min(held, 3) + 1), held };
    }
    case 'award': {
      const level = chance.pick(['district', 'school'] as const);
      const rank = chance.pick(['first', 'second'] as const);
      const role = chance.pick(['individual', 'member'] as const);
      return { kind, level, rank, role, work: chance.pick(['甲', '乙']) };
    }
    default:
      return { kind, level: chance.pick(['A', 'A', 'B', 'B', 'C', 'D']) };
  }
}

/** An item of the grade in turn, so that some pupils come to have all of them: a value of the tables, or next to one. */
function someMeasurement(
  { aggregation }: Indicator,
  { grade, turn }: { grade: number; turn: number },
  chance: Chance,
): FactValue {
  const kind = 'measurement';
  const fitness = RUBRICS.find(({ dimension }) => dimension === 'health')?.fitness;
  const parts = fitness?.weights.find(({ grades }) => grades.includes(grade))?.items ?? [];
  const own = aggregation.method === 'standard-score' ? aggregation.params.items : [];
  const items = own.filter((item) => ['height', 'weight', ...parts.map((part) => part.item)].includes(item));
  const item = items[turn % items.length] ?? '';
  if (item === 'height') return { kind, item, value: 120 + chance.below(40) };
  if (item === 'weight') return { kind, item, value: 22 + chance.below(30) };
  const rows = fitness?.tables[item];
  const row = chance.pick([rows?.female, rows?.male])?.[grade]?.v ?? [];
  const line = chance.pick([...row]) ?? 0;
  return { kind, item, value: Math.round((line + chance.pick([-1, 0, 0, 1])) * 10) / 10 };
}
