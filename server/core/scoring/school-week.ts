/** Days since 1970-01-01 of a day written YYYY-MM-DD, in the Gregorian calendar (days_from_civil, Howard Hinnant 2013). */
export function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** A number that all days of one week, Monday to Sunday, share. */
export function weekNumber(day: string): number {
  return Math.floor((dayNumber(day) + 3) / 7);
}
