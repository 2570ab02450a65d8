import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { within } from '../support/patience.ts';

// In a process of its own: what vitest wraps around every import makes the inner loops ten times slower.
function reference(...folder: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'test/reference/run.ts', ...folder], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n') };
}

test('every value of all 23 reference cases is met', { timeout: within(120) }, () => {
  const { status, lines } = reference();
  expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([expect.stringMatching(/^\d{5} passed, 0 failed$/)]);
  expect(lines).toHaveLength(24);
  expect(status).toBe(0);
});

test('a value that is not met is counted and named, and the runner fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chucai-cases-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['icc', 'monitoring'])
    cpSync(join(packageRoot, 'test/reference/cases', name), join(folder, name), { recursive: true });
  const file = join(folder, 'icc/expected.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"n_ratings": 99', '"n_ratings": 98'));
  const { status, lines } = reference(folder);
  expect(lines).toEqual([
    'FAIL icc                      105 of 106',
    '       missing.n_ratings: want 98, got 99',
    expect.stringMatching(/^ok {3}monitoring/),
    '508 passed, 1 failed',
  ]);
  expect(status).toBe(1);
});
