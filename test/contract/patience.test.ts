import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { within } from '../support/patience.ts';

/** Here time is measured: the bench, the experiments of npm run torture, and the one module that says how much patience there is. */
const MEASURING = /^test\/(bench\/|torture\/(?!.*\.test\.)|support\/patience\.ts|contract\/patience\.test\.ts)/;

const names = ['test', 'server'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
);
const texts = ['vitest.config.ts', ...names]
  .filter((name) => /^(?:test\/.*|server\/.*\.test|vitest\.config)\.ts$/.test(name) && !MEASURING.test(name))
  .map((name) => ({ name, text: readFileSync(join(packageRoot, name), 'utf8') }));

/** File, line and what is said there. */
function saying(shape: RegExp): string[] {
  return texts.flatMap(({ name, text }) =>
    [...text.matchAll(shape)].map(({ 0: said, index }) => `${name}:${text.slice(0, index).split('\n').length} ${said}`),
  );
}

test('every limit is so many seconds of a machine at rest times how slow this one is: within(60), and no number', () => {
  expect(texts.length).toBeGreaterThan(150);
  expect(saying(/(?<!waitFor)timeout['"]?\s*[:(=]\s*(?!within\(|\{|=)\S+/gi), 'timeout: 20_000').toEqual([]);
  expect(saying(/\},\s*\d[\d_]{2,},?\s*\);/g), 'test(…, 60_000)').toEqual([]);
  expect(saying(/const ([A-Z_]+) = [\d_]+;[\s\S]*?\},\s*\1,?\s*\);/g), 'const LONG = 60_000; test(…, LONG)').toEqual(
    [],
  );
});

test('no test asserts on seconds: what is worth measuring is a ratio in npm run bench', () => {
  expect(saying(/performance\.now|hrtime|console\.time|Date\.now\(\)\)?\s*-|-\s*Date\.now\(\)/g)).toEqual([]);
});

test('the workers have the number that the run was started with', ({ task }) => {
  expect(task.timeout).toBe(within(60));
});
