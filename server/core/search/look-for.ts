import { cleanName } from '../text/clean.ts';
import { isReadInWays, readingsOf } from './readings.ts';

export type Searched = {
  readonly name: string;
  /** Its pinyin with tones, other words as they are: 'teng2 bian1 rattan'. */
  readonly sortKey: string;
  /** What it is known by besides, as far as who asks may know it: the last four of a number, an account. */
  readonly code?: string | null;
};

const SKIPPED = /[\s\p{Pd}\p{Ps}\p{Pe}'’‘ʻʼ`·•・‧∙⋅.]/gu;
const LATIN = /\p{Script=Latin}\p{M}*/gu;
const SYLLABLE = /^([a-zü]+)[0-5]$/;
const HAN = /\p{Script=Han}/gu;
/** Most names: nothing in them is to be left out. */
const ALL_HAN = /^[\u4e00-\u9fff]+$/;
/** Fewer signs of a code say nothing: of four that are kept, all must be known. */
const LEAST_OF_CODE = 4;

/** A text without what a keyboard lacks or nobody types: width, case, accents, blanks, hyphens, brackets, dots between names. */
function bare(text: string, umlaut: 'u' | 'v'): string {
  if (ALL_HAN.test(text)) return text;
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(LATIN, (letter) =>
      letter < '\u0080' && letter.length === 1
        ? letter
        : letter.normalize('NFD').replace('u\u0308', umlaut).replaceAll(/\p{M}/gu, ''),
    )
    .replaceAll(SKIPPED, '');
}

/**
 * The one rule by which a list is searched. Found is what holds the typed characters in its name, begins with the typed pinyin (ü as v, tones
 * or none, whichever way a character is read), begins with the typed first letters, or is known by a code that begins or ends like this.
 */
export function lookFor(typed: string): (one: Searched) => boolean {
  const words = cleanName(typed);
  const characters = bare(words, 'u');
  if (characters === '') return () => true;
  const pinyin = bare(words.normalize('NFKC').replaceAll(/(?<=\p{Script=Latin}\p{M}*)[0-5]/gu, ''), 'v').replaceAll(
    /(?<=[jqxy])v/g,
    'u',
  );
  const isPinyin = /^[\p{L}\p{N}]*[a-z][\p{L}\p{N}]*$/u.test(pinyin);
  return ({ name, sortKey, code }) => {
    if (bare(name, 'u').includes(characters) || isCode(characters, code)) return true;
    if (!isPinyin || !mayBegin(pinyin, name, sortKey)) return false;
    const units = unitsOf(name, sortKey);
    return begins(pinyin, units, 0) || areFirst(pinyin, units);
  };
}

function isCode(typed: string, code: string | null | undefined): boolean {
  if (!code || typed.length < LEAST_OF_CODE || typed.length > code.length) return false;
  const whole = bare(code, 'u');
  return whole.startsWith(typed) || whole.endsWith(typed);
}

type Units = readonly (readonly string[])[];

/** A name as it is spoken, piece by piece, each with the ways to type it: a syllable of a character, or a word. */
function unitsOf(name: string, sortKey: string): Units {
  const characters = name.normalize('NFKC').match(HAN) ?? [];
  let at = 0;
  return sortKey.split(/[\s·\p{Pd}'’]+/u).flatMap((token) => {
    const syllable = SYLLABLE.exec(token)?.[1];
    if (syllable !== undefined) return [readingsOf(characters[at++], syllable)];
    // A character that no dictionary has stands for itself.
    at += token.match(HAN)?.length ?? 0;
    const word = bare(token, 'u');
    return word === '' ? [] : [[word]];
  });
}

/** Most names begin otherwise, and are not taken apart: a school of ten thousand is looked through while somebody waits. */
function mayBegin(typed: string, name: string, sortKey: string): boolean {
  return sortKey.startsWith(typed.slice(0, 1)) || !ALL_HAN.test(name) || isReadInWays(name.slice(0, 1));
}

function begins(typed: string, units: Units, at: number): boolean {
  if (typed === '') return true;
  return (units[at] ?? []).some(
    (way) => way.startsWith(typed) || (typed.startsWith(way) && begins(typed.slice(way.length), units, at + 1)),
  );
}

function areFirst(typed: string, units: Units): boolean {
  const letters = [...typed];
  return letters.every((letter, at) => units[at]?.some((way) => way.startsWith(letter)) === true);
}
