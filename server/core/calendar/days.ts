const DAY = 86_400_000;
/** Asia/Shanghai has been UTC+8 without summer time since 1991. */
const SHANGHAI = 8 * 3_600_000;

/** Days since 1970-01-01 of the civil calendar (Hinnant 2013, days_from_civil). */
export function dayNumber(day: string): number {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** 'YYYY-MM-DD' from days since 1970-01-01 (Hinnant 2013, civil_from_days). */
export function dayOf(number: number): string {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * m + 2) / 5) + 1)}`;
}

export const dayBefore = (day: string): string => dayOf(dayNumber(day) - 1);
export const dayAfter = (day: string): string => dayOf(dayNumber(day) + 1);

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const number = dayNumber(day);
  return dayOf(number - ((number + 3) % 7));
}

/** Days since 1970-01-01 in Asia/Shanghai at a moment (epoch milliseconds). */
export const shanghaiDayNumber = (at: number): number => Math.floor((at + SHANGHAI) / DAY);

/** The day in Asia/Shanghai at a moment (epoch milliseconds). */
export function shanghaiDay(at: number): string {
  return dayOf(shanghaiDayNumber(at));
}

/** Noon in Shanghai of a day, epoch milliseconds. */
export function shanghaiNoon(day: string): number {
  return dayNumber(day) * DAY + 12 * 3_600_000 - SHANGHAI;
}

/** Whole days from the day something happened to the day it was entered. */
export function daysLate(happenedOn: string, enteredAt: number): number {
  return shanghaiDayNumber(enteredAt) - dayNumber(happenedOn);
}

/** A record is fresh when it was entered within a week of happening. */
export const FRESH_DAYS = 7;
export function isFresh(happenedOn: string, enteredAt: number): boolean {
  return daysLate(happenedOn, enteredAt) <= FRESH_DAYS;
}
