/** Readings are kept for this month and so many before it: half a year is what the law asks of logs, and what a family remembers. */
export const KEPT_MONTHS = 6;

/** The first day that is kept and told of. */
export function firstKept(today: string): string {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - KEPT_MONTHS;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}
