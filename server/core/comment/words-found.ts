import type { Found } from './others-named.ts';
import { REFUSED_WORDS, type WordGroup } from './refused-words.ts';

type WordFound = Found & { readonly group: WordGroup };

const literal = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const inChinese = (word: string) => literal(word).replaceAll('…', String.raw`[\p{L}\p{N}]{1,4}?`);
const inEnglish = (word: string) => `(?<![a-z])${literal(word)}(?![a-z])`;
const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);

const SHAPES = Object.entries(REFUSED_WORDS).map(([group, { zh, en, except }]) => {
  const kept = longestFirst(except).map(literal);
  const refused = [...longestFirst(zh).map(inChinese), ...longestFirst(en).map(inEnglish)];
  // What a longer word means is read first and passed over.
  return {
    group: group as WordGroup,
    shape: new RegExp(`(${[...kept, '(?!)'].join('|')})|${refused.join('|')}`, 'giu'),
  };
});

/** Words of the list in a text, in the order they stand there. */
export function wordsFound(text: string): WordFound[] {
  return SHAPES.flatMap(({ group, shape }) =>
    [...text.matchAll(shape)].flatMap((found) =>
      found[1] === undefined ? [{ group, from: found.index, to: found.index + found[0].length, said: found[0] }] : [],
    ),
  ).sort((a, b) => a.from - b.from);
}
