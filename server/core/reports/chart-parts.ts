import { HOLIDAY_WEEK } from './weeks.ts';

type Week = { readonly daysOff: number; readonly records: number; readonly fresh: number; readonly pupils: number };

/** What is drawn of reports, for their pages and for paper: shares of 0–100, and which of four tints. */

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
