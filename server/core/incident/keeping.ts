/**
 * What is repaired, or was taken back, is kept until the school year ends in which it was: the first of September is the first day it is gone.
 * Answers the first day of the school year that a day is in.
 */
export function yearOfKeeping(today: string): string {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
  return `${String(year).padStart(4, '0')}-09-01`;
}
