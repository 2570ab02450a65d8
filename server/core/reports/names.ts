import { dayOf } from '../calendar/days.ts';

/** Names as readers know them, the same on screen, print and file. */
export type Language = 'zh' | 'en';

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '高一', '高二', '高三'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE = 60_000;
/** Asia/Shanghai, without summer time since 1991. */
const SHANGHAI = 8 * 60 * MINUTE;

export function gradeName(grade: number, language: Language): string {
  if (language === 'en') return `Grade ${grade}`;
  return grade > 9 ? (NUMERALS[grade] ?? '') : `${NUMERALS[grade] ?? grade}年级`;
}

/** 四(1)班 · Class 4(1) */
export function shortClassName({ grade, number }: { grade: number; number: number }, language: Language): string {
  return language === 'zh' ? `${NUMERALS[grade] ?? grade}(${number})班` : `Class ${grade}(${number})`;
}

export function termName(code: string, language: Language): string {
  const [from = '', to = '', half] = code.split('-');
  if (language === 'zh') return `${from}–${to}学年第${half === '1' ? '一' : '二'}学期`;
  return `${from}–${to.slice(2)} ${half === '1' ? 'autumn' : 'spring'} term`;
}

/** 2026年9月7日 · 7 Sep 2026 */
export function dayName(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`;
}

/** 'YYYY-MM-DD HH:MM' in China, for files: it sorts, and says its year. */
export function timeStamp(at: number): string {
  const minutes = Math.floor((at + SHANGHAI) / MINUTE);
  const ofDay = minutes % (24 * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${dayOf(Math.floor(minutes / (24 * 60)))} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}
