import type { Cell } from './sheet.ts';

/** A class as a row of a file says it; null where nothing is said of that part. */
export type SaidClass = { readonly grade: number | null; readonly number: number | null };

const DIGITS = '零一二三四五六七八九';
/** 一 to 九十九, or digits. */
function countOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (one: string | undefined, none: number) => (one ? DIGITS.indexOf(one) : none);
  const value = text.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, -1);
  return value > 0 && value < 100 ? value : null;
}

const WORD = '([零一二三四五六七八九十]{1,3}|\\d{1,2})';
const GRADE = new RegExp(`^(?:小学|初中|高中)?(初|高)?${WORD}(?:年级|年|级)?$`);
const CLASS = new RegExp(`^(.{0,12}?)\\(?${WORD}\\)?班?$`);
const FROM = { 初: 6, 高: 9 } as const;

/**
 * The grades (1–12) a text may mean. The national form numbers them 11–16, 21–23 and 31–33, so that 11 and 12 have two meanings: where
 * one of them is right, the row is not called another class's.
 */
function gradesOf(text: string): number[] {
  const found = GRADE.exec(text);
  const said = countOf(found?.[2] ?? '');
  if (said === null) return [];
  const stage = found?.[1] as keyof typeof FROM | undefined;
  if (stage) return said <= 3 ? [FROM[stage] + said] : [];
  const coded =
    said > 10 && said < 17 ? said - 10 : said > 20 && said < 24 ? said - 14 : said > 30 && said < 34 ? said - 21 : 0;
  return [said, coded].filter((grade) => grade > 0 && grade <= 12);
}

const plain = (cell: Cell | undefined) =>
  String(cell ?? '')
    .slice(0, 24)
    .normalize('NFKC')
    .replaceAll(/\s/g, '');

/** What a row says of its class, each way it may be meant; empty where that cannot be told. */
export function classesSaid(gradeCell: Cell | undefined, classCell: Cell | undefined): SaidClass[] {
  const [inGrade, inClass] = [gradesOf(plain(gradeCell)), plain(classCell)];
  // 501, 0501, 1203, 5-1; not 5.1, which may be the tenth class as a spreadsheet cut it.
  const code = /^0?(\d{1,2})(?:(\d\d)|-(\d{1,2}))班?$/.exec(inClass);
  const short = /^([一二三四五六七八九])([一二三四五六七八九])班?$/.exec(inClass); // 五一班
  if (short) return [{ grade: countOf(short[1] ?? ''), number: countOf(short[2] ?? '') }];
  if (code) return [{ grade: Number(code[1]), number: Number(code[2] ?? code[3]) }];
  const found = CLASS.exec(inClass);
  const number = countOf(found?.[2] ?? '');
  const before = (found?.[1] ?? '').replace(/\($/, '');
  const own = before === '' ? [] : gradesOf(before);
  if (before !== '' && own.length === 0) return inGrade.map((grade) => ({ grade, number: null }));
  const grades = own.length > 0 ? own : inGrade;
  if (grades.length === 0) return number === null ? [] : [{ grade: null, number }];
  return grades.map((grade) => ({ grade, number }));
}

/** Whether a row is surely about another class. */
export function isElsewhere(
  said: readonly SaidClass[],
  own: { readonly grade: number; readonly number: number },
): boolean {
  const isOurs = ({ grade, number }: SaidClass) =>
    (grade === null || grade === own.grade) && (number === null || number === own.number);
  return said.length > 0 && !said.some(isOurs);
}
