import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DIMENSIONS } from '../../server/contract/words.ts';
import { dimensionName, tableWord } from '../../server/core/tables/table-words.ts';

type Words = Readonly<Record<'dimension' | 'report', Readonly<Record<string, string>>>>;

/** A file's word, and the page's for the same thing. */
const SAME = [
  ['noticed', 'noticed'],
  ['scored', 'scored'],
  ['tooLittle', 'tooLittle'],
  ['wholeSchool', 'wholeSchool'],
  ['school', 'school'],
  ['class', 'class'],
  ['grade', 'grade'],
  ['about', 'about'],
] as const;

test.each(['zh', 'en'] as const)('in %s a file uses the page’s words', (language) => {
  const file = new URL(`../../web/i18n/${language}.json`, import.meta.url);
  const page = JSON.parse(readFileSync(file, 'utf8')) as Words;
  for (const dimension of DIMENSIONS) expect(dimensionName(dimension, language)).toBe(page.dimension[dimension]);
  for (const [ours, theirs] of SAME) expect(tableWord(ours, language), ours).toBe(page.report[theirs]);
  expect(tableWord('fresh', language)).toContain(page.report['fresh']);
});
