import { bandOf } from '../../server/core/moderation/shown-table.ts';
import type { PrintedRound, RoundAnswers } from '../../server/core/suppression/round-release.ts';
import type { Bound, Count } from '../../server/core/suppression/shares.ts';
import { isWide, openProgramme } from './programme.ts';

const LEVELS = [0, 1, 2, 3];
const nameOf = (row: number, column: number) => `${row} ${column}`;
const cells = LEVELS.flatMap((row) => LEVELS.map((column) => ({ row, column, name: nameOf(row, column) })));

/** What is printed of a round; its reply says as much. */
type Told = Pick<PrintedRound, 'whole' | 'indicators' | 'table' | 'schools'>;

const bounds = (count: Exclude<Count, 'locked'>) => (count === 0 ? { max: 2 } : { min: count - 2, max: count + 2 });

/** The locked counts of a round's tables that all that is printed of it says too much of. */
export function narrowInRound(items: RoundAnswers['items'], printed: Told): string[] {
  return [...narrowPairs(items, printed), ...narrowIndicators(items, printed), ...narrowSchools(items, printed)];
}

function narrowPairs(items: RoundAnswers['items'], { whole, table }: Told): string[] {
  if (whole.status === 'too-few' || !table) return [];
  const truth = (name: string) =>
    items.flatMap(({ level, blind }) => blind.map((place) => nameOf(level, place))).filter((one) => one === name)
      .length;
  const known = openProgramme(cells.map(({ name }) => name));
  const weigh = (most: number, inside: number, outside: number) =>
    Object.fromEntries(cells.map(({ row, column, name }) => [name, bandOf(row, column) <= most ? inside : outside]));
  known.say(weigh(2, 1, 1), bounds(whole.pairs));
  for (const [most, share] of [[0, whole.exact] as const, [1, whole.adjacent] as const]) {
    const [low, high] = endsOf(share);
    known.say(weigh(most, 1 - low, -low), { min: 0 });
    known.say(weigh(most, 1 - high, -high), { max: 0 });
  }
  for (const { row, column, name } of cells) {
    const cell = table[row]?.[column] ?? 'locked';
    if (cell !== 'locked') known.say({ [name]: 1 }, bounds(cell));
  }
  return cells.flatMap(({ row, column, name }) => {
    const range = known.rangeOf([name]);
    const isOpen = table[row]?.[column] !== 'locked' || isWide(range, truth(name));
    return isOpen ? [] : [`${name}: ${truth(name)} in ${range.from}…${range.to}`];
  });
}

/** A share's two ends, as parts of one. */
function endsOf(share: number | Bound): [number, number] {
  if (typeof share === 'string') {
    const at = Number(share.slice(1)) / 100;
    return share.startsWith('≥') ? [at, 1] : [0, at];
  }
  return [share === 1 ? 0 : (share - 0.5) / 100, share === 99 ? 1 : (share + 0.5) / 100];
}

/** Marks with a second rating by indicator: all of them together are told. */
function narrowIndicators(items: RoundAnswers['items'], { whole, indicators }: Told): string[] {
  if (whole.n === 'locked') return [];
  const truth = (id: string) => items.filter(({ indicatorId, blind }) => indicatorId === id && blind.length > 0).length;
  const counts = indicators.map(({ indicatorId, agreement }) => ({ name: indicatorId, count: agreement.n }));
  return narrowParts(counts, truth, bounds(whole.n));
}

/** Drawn marks by school: how many were drawn is told to one. Fewer than ten in all are the asker's own draw. */
function narrowSchools(items: RoundAnswers['items'], { schools }: Told): string[] {
  if (items.length < 10) return [];
  const truth = (id: string) => items.filter(({ schoolId }) => schoolId === id).length;
  const counts = schools.map(({ schoolId, drawn }) => ({ name: schoolId, count: drawn }));
  return narrowParts(counts, truth, { min: items.length, max: items.length });
}

type Part = { readonly name: string; readonly count: Count };
function narrowParts(parts: readonly Part[], truth: (name: string) => number, whole: { min?: number; max?: number }) {
  const known = openProgramme(parts.map(({ name }) => name));
  known.say(Object.fromEntries(parts.map(({ name }) => [name, 1])), whole);
  for (const { name, count } of parts)
    if (count !== 'locked') known.say({ [name]: 1 }, count === 0 ? { max: 0 } : bounds(count));
  return parts.flatMap(({ name, count }) => {
    const range = known.rangeOf([name]);
    return count !== 'locked' || isWide(range, truth(name))
      ? []
      : [`${name}: ${truth(name)} in ${range.from}…${range.to}`];
  });
}
