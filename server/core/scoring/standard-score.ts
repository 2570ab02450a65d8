import type { FitnessRow, FitnessStandard, Sex } from '../rubric/fitness.ts';
import type { Entry } from './entry.ts';

export type StandardScore = {
  /** 0–100: Σ weight · points of the item / 100. */
  readonly standard: number;
  /** Points beyond the tables, shown beside it. */
  readonly bonus: number;
  readonly items: readonly { readonly item: string; readonly points: number; readonly bonus: number }[];
  readonly toBeChecked: boolean;
  /** The measurements it is made of: the latest of each item. */
  readonly counting: readonly Entry[];
};

const NOISE = 1e-9;

/**
 * A pupil's score by a fitness standard (国家学生体质健康标准, 教体艺〔2014〕5号): each item's latest measurement reaches the points of
 * the first threshold it is at least as good as, 0 beyond the last; the bonus is one point for each step beyond the threshold of
 * 100 points of the pupil's own sex and grade. Null until every item of the grade and sex is measured: half a standard is none.
 */
export function standardScore(
  standard: FitnessStandard,
  entries: readonly Entry[],
  { sex, grade }: { readonly sex: Sex; readonly grade: number },
): StandardScore | null {
  const latest = new Map(entries.map((entry) => [itemIn(entry), entry]));
  const parts = standard.weights.find((each) => each.grades.includes(grade))?.items ?? [];
  const wanted = parts.filter((part) => part.sex === undefined || part.sex === sex);
  const results = wanted.map(({ item, weight }) => {
    const used = item === 'bmi' ? ['height', 'weight'] : [item];
    const measured = used.flatMap((id) => latest.get(id) ?? []);
    const result = measured.length < used.length ? null : pointsOf(standard, item, measured, sex, grade);
    return result && { item, weight, measured, ...result };
  });
  const known = results.filter((result) => result !== null);
  if (known.length === 0 || known.length < wanted.length) return null;
  const counted = new Set(known.flatMap((result) => result.measured));
  return {
    standard: known.reduce((sum, { weight, points }) => sum + weight * points, 0) / 100,
    bonus: known.reduce((sum, { bonus }) => sum + bonus, 0),
    items: known.map(({ item, points, bonus }) => ({ item, points, bonus })),
    toBeChecked: known.some((result) => result.toBeChecked),
    counting: entries.filter((entry) => counted.has(entry)),
  };
}

const itemIn = ({ detail }: Entry) => (detail !== null && 'item' in detail ? detail.item : '');

type ItemPoints = { readonly points: number; readonly bonus: number; readonly toBeChecked: boolean };

function pointsOf(
  standard: FitnessStandard,
  item: string,
  measured: readonly Entry[],
  sex: Sex,
  grade: number,
): ItemPoints | null {
  const [first, second] = measured;
  if (!first) return null;
  if (item === 'bmi') return bmiPoints(standard, first.value, second?.value ?? 0, sex, grade);
  const row = standard.tables[item]?.[sex]?.[grade];
  const better = standard.items.find((each) => each.id === item)?.better;
  if (!row || !better) return null;
  const sign = better === 'higher' ? 1 : -1;
  const at = row.v.findIndex((threshold) => threshold !== null && sign * (first.value - threshold) >= -NOISE);
  const bonus = bonusOf(standard, item, sign * first.value, row, sign, sex, grade);
  return { points: standard.scoreLevels[at] ?? 0, ...bonus, toBeChecked: row.toBeChecked || bonus.toBeChecked };
}

/** kg/m², rounded half up to one decimal as the standard writes it. */
export function bodyMassIndex(heightInCm: number, weightInKg: number): number {
  return Math.floor((weightInKg / (heightInCm / 100) ** 2) * 10 + 0.5 + NOISE) / 10;
}

function bmiPoints(
  { bmi }: FitnessStandard,
  height: number,
  weight: number,
  sex: Sex,
  grade: number,
): ItemPoints | null {
  const bounds = bmi.bounds[sex]?.[grade];
  if (!bounds || height <= 0) return null;
  const index = bodyMassIndex(height, weight);
  const { normal, low, over, obese } = bmi.points;
  const points =
    index < bounds.normalMin ? low : index <= bounds.normalMax ? normal : index <= bounds.overMax ? over : obese;
  return { points, bonus: 0, toBeChecked: bmi.toBeChecked };
}

function bonusOf(
  standard: FitnessStandard,
  item: string,
  signed: number,
  row: FitnessRow,
  sign: number,
  sex: Sex,
  grade: number,
): { bonus: number; toBeChecked: boolean } {
  const rule = standard.bonus.find(
    (each) => each.item === item && each.grades.includes(grade) && (each.sex === undefined || each.sex === sex),
  );
  const full = row.v[0];
  if (!rule || full === null || full === undefined) return { bonus: 0, toBeChecked: false };
  const beyond = signed - sign * full;
  return { bonus: rule.steps.filter((step) => beyond >= step - NOISE).length, toBeChecked: rule.toBeChecked };
}
