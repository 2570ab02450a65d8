import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packUrl, readPack } from '../../../test/rubrics/packs.ts';
import { indicator, rubric } from '../../../test/rubrics/small-rubric.ts';
import { methodWords } from './method-words.ts';

const packs = readdirSync(packUrl('.')).filter((name) => name.endsWith('.json'));

test.each(packs.filter((name) => /^[a-z]+\.v\d+\.json$/.test(name)))(
  'every indicator of %s says how it is judged',
  (name) => {
    const pack = readPack(name);
    for (const indicator of pack.indicators) {
      const { how, period, missing } = methodWords(pack, indicator);
      for (const { zh, en } of [how, period, missing]) {
        expect(zh, indicator.id).toMatch(/[\u4e00-\u9fff].*。$/);
        expect(en, indicator.id).toMatch(/^[A-Z][^\u4e00-\u9fff]*\.$/);
        expect(`${zh} ${en}`, indicator.id).not.toMatch(/undefined|NaN|\[object|\bnull\b/);
      }
    }
  },
);

test('thresholds are said with the words of the levels, for all alike or for each grade band', () => {
  const counted = (counts: unknown) => {
    const one = indicator('a', { aggregation: { method: 'count-to-level', params: { counts } } as never });
    return methodWords(rubric([one]), one).how;
  };
  expect(counted([5, 3, 1])).toEqual({
    zh: '看次数：A 5 次起，B 3 次起，C 1 次起，再少为D。',
    en: 'Counted: A from 5 times, B from 3 times, C from once, below that D.',
  });
  expect(counted({ p: [5, 3, 1] }).zh).toBe('看次数。p：A 5 次起，B 3 次起，C 1 次起，再少为D。');
});
