import type { AwardDetail } from '../../server/core/rubric/mark-value.ts';
import { markKindOf, type Rubric } from '../../server/core/rubric/rubric.ts';
import type { ScoredMark, ScoreInput } from '../../server/core/scoring/dimension-score.ts';

/** The same numbers on every machine and in every version (Knuth's linear congruential generator, as in Numerical Recipes). */
function chanceFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  return { next, pick };
}
type Chance = ReturnType<typeof chanceFrom>;

/** Marks of invented pupils in one rubric, drawn so that most count and some cannot. */
export function drawnInputs(rubric: Rubric, count: number): ScoreInput[] {
  const chance = chanceFrom(7);
  const grades = [1, ...rubric.gradeBands.flatMap((band) => band.grades)];
  return Array.from({ length: count }, () => ({
    grade: chance.pick(grades),
    term: chance.pick(['2026-2027-1', '2026-2027-2']),
    ...(chance.next() < 0.5 ? { termStartsOn: '2026-09-01' } : {}),
    sex: chance.pick(['male', 'female', null]),
    marks: Array.from({ length: Math.floor(chance.next() * 40) }, () => drawnMark(rubric, chance)),
  }));
}

function drawnMark(rubric: Rubric, chance: Chance): ScoredMark {
  const { next, pick } = chance;
  const indicator = pick(rubric.indicators);
  const kind = next() < 0.05 ? 'level' : markKindOf(indicator);
  return {
    id: `m${Math.floor(next() * 1e9)}`,
    indicatorId: indicator.id,
    kind,
    level: kind === 'level' ? pick(rubric.levelScale).code : null,
    amount: kind === 'level' || kind === 'award' ? null : Math.round(next() * 600) / 10,
    detail: drawnDetail(rubric, kind, chance),
    raterId: `t${Math.floor(next() * 5)}`,
    raterKind: pick(['staff', 'staff', 'staff', 'guardian', 'self']),
    happenedOn: `2026-${pick(['09', '10', '11', '12'])}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`,
    term: pick(['2026-2027-1', '2026-2027-2']),
  };
}

function drawnDetail(
  rubric: Rubric,
  kind: ScoredMark['kind'],
  { next, pick }: Chance,
): NonNullable<ScoredMark['detail']> | null {
  if (kind === 'attendance') return { held: 1 + Math.floor(next() * 80) };
  if (kind === 'measurement') return { item: pick(rubric.fitness?.items.map(({ id }) => id) ?? ['none']) };
  if (kind !== 'award') return null;
  const level: AwardDetail['level'] = pick(['school', 'district', 'municipal', 'provincial', 'national']);
  return {
    level,
    rank: pick(['first', 'second', 'third', 'special']),
    role: pick(['individual', 'member']),
    work: pick(['a', 'B', 'c']),
  };
}
