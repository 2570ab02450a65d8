import { HOLIDAY_WEEK } from './weeks.ts';

type Counted = { readonly level: string; readonly count: number };
type Week = { readonly daysOff: number; readonly records: number; readonly fresh: number; readonly pupils: number };

/** What is drawn of reports, for their pages and for paper: shares of 0–100, and which of four tints. */

/** A is the strongest tint of the ink-blue; a scale with other codes goes by place, best first. */
export function levelRank(level: string, scale: readonly { readonly level: string }[] = []): number {
  const place = scale.findIndex((one) => one.level === level);
  return Math.min(place >= 0 ? place : Math.max(0, 'ABCD'.indexOf(level)), 3);
}

/** A part of a bar narrower than this has no room for its words. */
const NARROW = 9;

/** The parts of a bar of levels, best first; none where nobody has a level. */
export function levelParts(counts: readonly Counted[]) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return counts.flatMap(({ level, count }) => {
    if (count === 0) return [];
    const share = (100 * count) / all;
    return { level, share, rank: levelRank(level, counts), words: share >= NARROW ? `${level} ${count}` : '' };
  });
}

/** Four tints of the ink-blue, by the bands of the level scale; the number is what counts. */
export const meanRank = (mean: number): number => (mean >= 90 ? 0 : mean >= 75 ? 1 : mean >= 60 ? 2 : 3);

/** A bar: pupils seen. A point: entered in time; null where nothing can be said, for no record has no share of late ones. A pale column: holidays. */
export function weekPart({ daysOff, records, fresh, pupils }: Week, all: number) {
  return {
    seen: all === 0 ? null : (100 * pupils) / all,
    fresh: records === 0 ? null : (100 * fresh) / records,
    isHoliday: daysOff >= HOLIDAY_WEEK,
  };
}
