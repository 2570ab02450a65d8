import { type Bands, percentileBands } from '../statistics/percentile-bands.ts';
import { quantile } from '../statistics/quantile.ts';
import { latestDays } from './unseen.ts';

/** Records of one term: nobody's, hardly any, few, some, more. `to` null: no end. */
export const RECORD_BANDS = [
  { from: 0, to: 0 },
  { from: 1, to: 2 },
  { from: 3, to: 5 },
  { from: 6, to: 10 },
  { from: 11, to: null },
] as const;
/** At most so many records in a term are hardly any. */
const HARDLY_ANY = 2;

export type RecordBand = { readonly from: number; readonly to: number | null; readonly pupils: number };

/** How many pupils have how many records; the bands add up to all pupils. */
export function recordBands(records: readonly number[]): RecordBand[] {
  return RECORD_BANDS.map(({ from, to }) => ({
    ...{ from, to },
    pupils: records.filter((n) => n >= from && (to === null || n <= to)).length,
  }));
}

/**
 * Up to how many records a child is noticed far less than the others: at most two, and fewer than half of the class's median. Null
 * where nobody is: early in a term, when all have few, no child is singled out.
 */
export function farLess(records: readonly number[]): { readonly atMost: number; readonly median: number } | null {
  const median = quantile(records, 0.5) ?? 0;
  const isFarLess = (n: number) => n <= HARDLY_ANY && n < median / 2;
  return records.some(isFarLess) ? { atMost: Math.min(HARDLY_ANY, Math.ceil(median / 2) - 1), median } : null;
}

export type Attention = {
  readonly pupils: number;
  /** Pupils without any record of the term. */
  readonly none: number;
} & Pick<Bands, 'p10' | 'p25' | 'p50' | 'p75' | 'p90' | 'medianLo' | 'medianHi'> & {
    /** 'alike': every pupil has as many records as every other. */
    readonly status: 'ok' | 'too-few-pupils' | 'alike';
  };

/** Records per pupil of a group: median from 10 pupils on, quarters from 20, tenths from 50 (docs/methods.md §9). */
export function attentionOf(records: readonly number[]): Attention {
  const { suppressed, p10, p25, p50, p75, p90, medianLo, medianHi } = percentileBands(records);
  return {
    pupils: records.length,
    none: records.filter((n) => n === 0).length,
    status: suppressed === 'no' ? 'ok' : suppressed === 'homogeneous' ? 'alike' : 'too-few-pupils',
    ...{ p10, p25, p50, p75, p90, medianLo, medianHi },
  };
}

type Enrolled = { readonly pupilId: string; readonly name: string };
type Kept = { readonly pupilId: string; readonly records: number; readonly lastOn: string | null };

/** A class's attention: the distribution, and who is noticed far less than the others, in the order given (by name). */
export function classAttention(pupils: readonly Enrolled[], kept: readonly Kept[]) {
  const records = new Map(pupils.map(({ pupilId }) => [pupilId, 0]));
  for (const one of kept) {
    const before = records.get(one.pupilId);
    if (before !== undefined) records.set(one.pupilId, before + one.records);
  }
  const all = [...records.values()];
  const far = farLess(all);
  const lastOn = latestDays(kept);
  const isFar = ({ pupilId }: Enrolled) => far !== null && (records.get(pupilId) ?? 0) <= far.atMost;
  const least = pupils
    .filter(isFar)
    .map(({ pupilId, name }) => ({ pupilId, name, lastOn: lastOn.get(pupilId) ?? null }));
  return { bands: recordBands(all), far, least };
}
