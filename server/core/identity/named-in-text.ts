// How a person is named in a running text: whoever takes names out of a text and whoever looks for one in it read it alike.

/** Two-character surnames that are met most; all others are one character. */
const LONG_SURNAMES = /^(欧阳|司徒|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|夏侯|东方|南宫|端木|长孙|宇文)/u;

/** What follows the surname; of a name in other letters, or with a dot, the first part. */
export function givenNameOf(name: string): string {
  const parts = name.split(/[\s·•・.]+/u).filter((part) => part !== '');
  const [first = ''] = parts;
  if (parts.length > 1 || !/^\p{Script=Han}/u.test(first)) return first;
  return [...first].slice([...first].length > 2 && LONG_SURNAMES.test(first) ? 2 : 1).join('');
}

export const lettersOf = (name: string) => [...name].filter((letter) => /[\p{L}\p{N}]/u.test(letter));

/** One letter alone is a word, and no name. */
export const wholeName = (letters: readonly string[]) => (letters.length >= 2 ? [spelled(letters)] : []);

/** Letters with whatever people put between them; those of an alphabet only as a word of their own. */
export function spelled(letters: readonly string[]): string {
  const joined = letters.join(String.raw`[\s·•・.'’-]*`);
  return letters.some((letter) => /[a-z]/iu.test(letter)) ? `(?<![a-z])${joined}(?![a-z])` : joined;
}
