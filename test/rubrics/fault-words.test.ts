import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultWords } from '../../server/core/rubric/fault-words.ts';
import { readPack } from './packs.ts';

const broken = JSON.parse(readFileSync(new URL('./broken.json', import.meta.url), 'utf8')) as {
  faults: string[];
}[];
const reasons = [...new Set(broken.flatMap((one) => one.faults.map((fault) => fault.slice(fault.indexOf(': ') + 2))))];

test.each(reasons)('«%s» is said in Chinese, with nothing left in English', (reason) => {
  const said = faultWords({ reason }, null, 'zh').replaceAll(/“[^”]*”/g, '');
  expect(said).toMatch(/[\u4e00-\u9fff]/);
  expect(said.replaceAll('JSON', '')).not.toMatch(/[a-z]{3}/i);
});

test('ids are said with the names people know', () => {
  const pack = readPack('labour.v1.json');
  const group = pack.indicators.find(({ id }) => id === 'labour.g1');
  const fault = { reason: "'labour.g1' does not exist in 'p56', 'j79'" };
  expect(faultWords(fault, pack, 'zh')).toContain(`“${group?.title.zh}”`);
  expect(faultWords(fault, pack, 'en')).toContain(`“${group?.title.en}”`);
  expect(faultWords(fault, pack, 'en')).not.toMatch(/labour\.g1|p56/);
  expect(faultWords({ reason: 'Too small: expected number to be >0' }, pack, 'en')).toBe('must be more than 0');
});
