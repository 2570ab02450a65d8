export type StudentNumberCheck = 'ok' | 'length' | 'prefix' | 'characters' | 'check-digit';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/**
 * A student number: G (formal, with a resident id), J (formal, without) or L (temporary), then 18 places.
 * G and J end in the check digit of a resident id; L ends in any. A G number holds a resident id: never print one.
 */
export function checkStudentNumber(text: string): StudentNumberCheck {
  if (text.length !== 19) return 'length';
  if (!/^[GJL]/.test(text)) return 'prefix';
  if (!/^.\d{17}[0-9X]$/.test(text)) return 'characters';
  return text.startsWith('L') || text[18] === checkDigitOf(text.slice(1, 18)) ? 'ok' : 'check-digit';
}

/** As it is compared: full-width letters, a small x and blanks are slips of the keyboard, not other numbers. */
export const asStudentNumber = (typed: string): string =>
  typed.normalize('NFKC').replaceAll(/[\s']/g, '').toUpperCase();

/** No student number is as short as those that schools give of their own. */
const LONGEST_OWN = 14;
/**
 * A number that a school gave of its own: it is kept nowhere and is no fault. One that begins as student numbers do, is nearly as long, or was
 * cut by a spreadsheet, is a student number that went wrong.
 */
export const isOwnNumber = (text: string): boolean =>
  text !== '' && text.length <= LONGEST_OWN && !/^[GJL]/.test(text) && !/E\+\d/.test(text);

function checkDigitOf(digits: string): string | undefined {
  const sum = weights.reduce((total, weight, position) => total + weight * Number(digits[position]), 0);
  return checkDigits[sum % 11];
}
