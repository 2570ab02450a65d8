import { sortKeyOf } from '../db/sort-key.ts';
import { placeWords } from './core/account/place-words.ts';
import { weaknessOf } from './core/account/weak-password.ts';
import { invalid } from './refusal.ts';

const WEAK = {
  common:
    'this is one of the first that anybody would try, or little is left of it without such words, days and rows of keys',
  'contains-name': 'this holds your own name or sign-in name',
  'contains-place': 'this holds the name of your school, town or district, or of this service',
  monotonous: 'this has too few different characters, or repeats itself',
} as const;

const PRODUCT = ['chucai', '出彩'];
/** Letters of a pinyin that are no more a chance: «dali» is in many a word. */
const SHORTEST_PINYIN = 5;

/** Whose the password will be: sign-in name and name, and what their places are called. */
type Whose = { readonly names: readonly string[]; readonly places: readonly string[] };

/** Refuses a new password that is too easy to guess for somebody of these names at these places. */
export function refuseWeak(path: string, password: string, { names, places }: Whose) {
  const around = { names: withPinyin(names), places: withPinyin([...PRODUCT, ...places.flatMap(placeWords)]) };
  const weakness = weaknessOf(password, around);
  if (weakness) throw invalid(path, WEAK[weakness], weakness);
}

const withPinyin = (words: readonly string[]) => [
  ...words,
  ...words
    .filter((word) => /\p{Script=Han}/u.test(word))
    .map(pinyinOf)
    .filter(({ length }) => length >= SHORTEST_PINYIN),
];

const pinyinOf = (word: string) => sortKeyOf(word).replaceAll(/[\d\s]/g, '');
