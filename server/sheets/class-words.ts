import type { Cell } from './sheet.ts';

export type SaidStage = 'primary' | 'junior' | 'senior';
/** A class as a row of a file says it; null where nothing is said of that part. 2025级 is an entry year, of whichever stage. */
export type SaidClass = {
  readonly grade: number | null;
  readonly number: number | null;
  readonly entered: { readonly year: number; readonly stage: SaidStage | null } | null;
};

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
const LEVEL = /^(小|初|高)?(?:学|中)?(20\d\d)(级)?$/;
const STAGE = { 小: 'primary', 初: 'junior', 高: 'senior' } as const;

/** 2025级, 初2025级; in a column of its own also 2025. 届 counts from the other end and is not read. */
function enteredIn(text: string, isAlone: boolean): SaidClass['entered'] {
  const found = LEVEL.exec(text);
  if (!found || !(isAlone || found[3])) return null;
  return { year: Number(found[2]), stage: STAGE[found[1] as keyof typeof STAGE] ?? null };
}

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
  const yearInGrade = enteredIn(plain(gradeCell), true);
  const none = { grade: null, number: null, entered: null };
  // 501, 0501, 1203, 5-1; not 5.1, which may be the tenth class as a spreadsheet cut it.
  const code = /^0?(\d{1,2})(?:(\d\d)|-(\d{1,2}))班?$/.exec(inClass);
  const short = /^([一二三四五六七八九])([一二三四五六七八九])班?$/.exec(inClass); // 五一班
  if (short) return [{ ...none, grade: countOf(short[1] ?? ''), number: countOf(short[2] ?? '') }];
  if (code) return [{ ...none, grade: Number(code[1]), number: Number(code[2] ?? code[3]) }];
  const found = CLASS.exec(inClass);
  const number = countOf(found?.[2] ?? '');
  const before = (found?.[1] ?? '').replace(/\($/, '');
  const own = before === '' ? [] : gradesOf(before);
  const entered = enteredIn(before, false) ?? (before === '' ? yearInGrade : null);
  if (entered) return [{ ...none, number, entered }];
  if (before !== '' && own.length === 0) return inGrade.map((grade) => ({ ...none, grade }));
  const grades = own.length > 0 ? own : inGrade;
  if (grades.length === 0) return number === null ? [] : [{ ...none, number }];
  return grades.map((grade) => ({ ...none, grade, number }));
}

/** Whether a row is surely about another class. */
export function isElsewhere(
  said: readonly SaidClass[],
  own: { readonly grade: number; readonly number: number },
): boolean {
  // An entry year is of a stage that the row may not say: the number alone is compared.
  const isOurs = ({ grade, number }: SaidClass) =>
    (grade === null || grade === own.grade) && (number === null || number === own.number);
  return said.length > 0 && !said.some(isOurs);
}

/** Classes that nobody records in: those of a kindergarten, of several grades, and of special schools. */
const NOT_KEPT = {
  kindergarten: /幼儿|幼稚|托班|学前|^\(?[大中小]\)?(?:[一二三四五六七八九]|\(?\d{1,2}\)?)?班/,
  'multi-grade': /复式|[一二三四五六七八九\d][、,，和及][一二三四五六七八九\d]年级/,
  special: /特教|特殊教育|培智|启智|启聪|送教/,
} as const;
export type NotKept = keyof typeof NOT_KEPT;

export function notKept(gradeCell: Cell | undefined, classCell: Cell | undefined): NotKept | undefined {
  const said = [plain(gradeCell), plain(classCell)];
  return (Object.keys(NOT_KEPT) as NotKept[]).find((kind) => said.some((text) => NOT_KEPT[kind].test(text)));
}

const IN_TITLE =
  /(?:20\d\d级|(?:初|高)?[一二三四五六七八九]年?级?|(?<!\d)\d{1,2}年级)\s*[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?\s*班/;
/** The class that a title names among other words: «一年级1班学生名单». */
export function classInTitle(title: string): SaidClass[] {
  const found = IN_TITLE.exec(title.slice(0, 200))?.[0];
  return found === undefined ? [] : classesSaid(null, found);
}
