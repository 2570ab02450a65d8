import type { z } from 'zod';
import type { ClassName, Term } from '../../server/contract/words.ts';
import type { Language } from './speak.ts';

type Class = Pick<z.output<typeof ClassName>, 'grade' | 'number'>;

const ZONE = 'Asia/Shanghai';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '高一', '高二', '高三'];

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

export function writtenTerm(code: Term['code'], language: Language): string {
  const [from = '', to = '', half] = code.split('-');
  if (language === 'zh') return `${from}–${to}学年第${half === '1' ? '一' : '二'}学期`;
  return `${from}–${to.slice(2)} ${half === '1' ? 'autumn' : 'spring'} term`;
}

export function writtenGrade(grade: number, language: Language): string {
  if (language === 'en') return `Grade ${grade}`;
  return grade > 9 ? (NUMERALS[grade] ?? '') : `${NUMERALS[grade] ?? grade}年级`;
}

export function writtenClass({ grade, number }: Class, language: Language): string {
  return language === 'zh' ? `${NUMERALS[grade] ?? grade}(${number})班` : `Class ${grade}(${number})`;
}

/** Scores have one decimal, halves away from zero. */
export const writtenScore = (score: number) => (Math.round(score * 10) / 10).toFixed(1);
export const writtenPercent = (share: number) => `${Math.round(share * 100)}%`;

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
