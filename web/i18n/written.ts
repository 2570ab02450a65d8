import type { z } from 'zod';
import type { ClassName, Term } from '../../server/contract/words.ts';
import { gradeName, shortClassName, termName } from '../../server/core/reports/names.ts';
import { shownHundredths, shownPercent, shownScore } from '../../server/core/reports/rounding.ts';
import type { Language } from './speak.ts';

type Class = Pick<z.output<typeof ClassName>, 'grade' | 'number'>;

const ZONE = 'Asia/Shanghai';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day in China, whatever the device thinks. */
export const dayOf = (time: number) => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(time);
export const today = () => dayOf(Date.now());

/** 9月12日 · 12 Sep; the year is said where it is not this one. */
export function writtenDay(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const isThisYear = today().startsWith(String(year));
  if (language === 'zh') return `${isThisYear ? '' : `${year}年`}${month}月${date}日`;
  return `${date} ${MONTHS[month - 1]}${isThisYear ? '' : ` ${year}`}`;
}

export function writtenTime(time: number, language: Language): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(time);
  return `${writtenDay(dayOf(time), language)} ${clock}`;
}

// A report's file says these as its page does.
export const writtenTerm: (code: Term['code'], language: Language) => string = termName;
export const writtenGrade: (grade: number, language: Language) => string = gradeName;
export const writtenClass: (name: Class, language: Language) => string = shortClassName;
export const writtenScore = (score: number) => shownScore(score).toFixed(1);
/** A difference says its sign: +1.2, 0.0, −0.4. */
const withSign = (value: number, digits: number) =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(digits)}`;
export const signed = (difference: number) => withSign(shownScore(difference), 1);
export const signedHundredths = (difference: number) => withSign(shownHundredths(difference), 2);
/** What somebody said, in quotation marks; those within are single ones (GB/T 15834). */
export const quoted = (said: string) => `“${said.replaceAll('“', '‘').replaceAll('”', '’')}”`;
/** A number of records: a median of an even number of pupils may be half of one. */
export const writtenCount = (count: number) => String(shownScore(count));
/** A difference of two shares, in percentage points. */
export const signedPercent = (difference: number) => withSign(shownPercent(difference), 0);
export const writtenPercent = (share: number) => `${shownPercent(share)}%`;

/** Where it was and who held it; a counselling room that holds its own hour is said once. */
export function writtenPlaces({ place, organiser }: { place: string | null; organiser: string | null }): string[] {
  return [...new Set([place, organiser].filter((word) => word !== null))];
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
