import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGE_WORDS_EN as REPORT_WORDS_EN } from '../report-paper/page-words-en.ts';
import { PAGE_WORDS_ZH as REPORT_WORDS_ZH } from '../report-paper/page-words-zh.ts';
import { PAPER_WORDS } from '../report-paper/paper-words.ts';
import { BOOK_WORDS } from './book-words.ts';
import { ACCENT, DIMENSION_COLOURS, EDGE, INK, LEVELS, LINE, ON_LEVELS, QUIET, SOFT } from './looks.ts';
import { PAGE_WORDS_EN } from './page-words-en.ts';
import { PAGE_WORDS_ZH } from './page-words-zh.ts';

type Tree = { readonly [name: string]: string | Tree };
const read = (file: string) => JSON.parse(readFileSync(new URL(`../../web/${file}`, import.meta.url), 'utf8')) as Tree;

function flat(tree: Tree, before = ''): [key: string, words: string][] {
  return Object.entries(tree).flatMap(([name, part]) =>
    typeof part === 'string' ? [[before + name, part] as [string, string]] : flat(part, `${before}${name}.`),
  );
}

test.each([
  ['zh', { ...PAGE_WORDS_ZH, ...REPORT_WORDS_ZH }],
  ['en', { ...PAGE_WORDS_EN, ...REPORT_WORDS_EN }],
] as const)('in %s the book and a report’s paper say what their pages say in the pages’ words', (language, words) => {
  const files = [`i18n/${language}.json`, `pages/child-profile/minute-${language}.json`];
  const page = Object.fromEntries(files.flatMap((file) => flat(read(file))));
  expect(words).toEqual(Object.fromEntries(Object.keys(words).map((key) => [key, page[key]])));
});

test.each([BOOK_WORDS, PAPER_WORDS])('both languages fill the same names into what only paper says', (own) => {
  const names = (said: string) => [...new Set([...said.matchAll(/{{(\w+)}}/g)].map((match) => match[1]))].sort();
  const filled = (language: 'zh' | 'en') => Object.entries(own[language]).map(([key, said]) => [key, names(said)]);
  expect(filled('en')).toEqual(filled('zh'));
});

test('paper has the colours of the light page', () => {
  const { ink, quiet, line, edge, soft, accent, levels, onLevels, dimensions } = (
    read('palette.json') as { light: Tree }
  ).light;
  expect([INK, QUIET, LINE, EDGE, SOFT, ACCENT]).toEqual([ink, quiet, line, edge, soft, accent]);
  expect([LEVELS, ON_LEVELS, DIMENSION_COLOURS]).toEqual([levels, onLevels, dimensions]);
});
