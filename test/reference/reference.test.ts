import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** A folder of copies of shipped cases, each changed in its own way. */
function casesWith(changes: Readonly<Record<string, (folder: string) => void>>) {
  const folder = mkdtempSync(join(tmpdir(), 'chucai-cases-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, change] of Object.entries(changes)) {
    cpSync(join(packageRoot, 'test/reference/cases', name), join(folder, name), { recursive: true });
    change(join(folder, name));
  }
  return folder;
}

const inFile = (file: string, change: (text: string) => string) =>
  writeFileSync(file, change(readFileSync(file, 'utf8')));

test('a folder without expected values is passed over, and a case that cannot be worked out is one that failed', () => {
  const folder = casesWith({
    inequality: (path) => rmSync(join(path, 'expected.json')),
    krippendorff_alpha: (path) => rmSync(join(path, 'main.csv')),
    mfrm_guilford: (path) => writeFileSync(join(path, 'expected.json'), '{'),
    percentile_bands: () => undefined,
  });
  writeFileSync(join(folder, 'notes.txt'), 'no case');
  const { status, lines } = reference(folder);
  expect(lines).toEqual([
    expect.stringMatching(/^FAIL krippendorff_alpha +0 of 1$/),
    expect.stringMatching(/^ +ENOENT.*main\.csv/),
    expect.stringMatching(/^FAIL mfrm_guilford +0 of 1$/),
    expect.stringMatching(/JSON/),
    expect.stringMatching(/^ok {3}percentile_bands/),
    'skip inequality: no expected.json',
    expect.stringMatching(/^\d+ passed, 2 failed$/),
  ]);
  expect(status).toBe(1);
});

test('with --time each case says its seconds, and the count is still the last line', () => {
  const { lines } = reference(casesWith({ icc: () => undefined, severity_disconnected: () => undefined }), '--time');
  expect(lines).toEqual([
    expect.stringMatching(/^ok {3}icc +106 of 106 +\d+\.\d{3} s$/),
    expect.stringMatching(/^ok {3}severity_disconnected +58 of 58 +\d+\.\d{3} s$/),
    expect.stringMatching(/^severity_disconnected, crossed-plain, 207 rows: \d+\.\d{3} s; /),
    '164 passed, 0 failed',
  ]);
});

test('a folder that is not there is said in one line', () => {
  const { status, lines } = reference(join(tmpdir(), 'no-such-cases'));
  expect({ status, lines }).toEqual({ status: 2, lines: [''] });
});

test('tables are found under the names that the case gives them', () => {
  const folder = casesWith({
    monitoring: (path) => {
      for (const name of ['weekly', 'schools', 'raters'])
        renameSync(join(path, `${name}.csv`), join(path, `our-${name}.csv`));
      inFile(join(path, 'expected.json'), (text) =>
        text.replace(
          '"weekly.csv", "schools.csv", "raters.csv"',
          '"our-weekly.csv", "our-schools.csv", "our-raters.csv"',
        ),
      );
    },
  });
  expect(reference(folder)).toMatchObject({ status: 0, lines: [expect.stringMatching(/^ok/), expect.anything()] });
});

test('components are the same if their members are, whatever their numbers', () => {
  const renumbered = (of: (component: string, rater: string) => string) =>
    casesWith({
      severity_disconnected: (path) =>
        inFile(join(path, 'expected.json'), (text) =>
          text.replace(
            /"component": (\d),\s+"rater_id": "(\w+)"/g,
            (_, component, rater) => `"component": ${of(component, rater)}, "rater_id": "${rater}"`,
          ),
        ),
    });
  expect(reference(renumbered((component) => String(9 - Number(component))))).toMatchObject({ status: 0 });
  // One rater put with the others.
  expect(reference(renumbered((component, rater) => (rater === 'U01' ? '1' : component)))).toMatchObject({ status: 1 });
});

test('Henderson’s estimates are told as they are, and a negative one is flagged', () => {
  const flagged = (flag: string) =>
    casesWith({
      gtheory_p_x_r: (path) => {
        const ratings = [1, 2, 3, 4, 5, 6].flatMap((p) =>
          ['A', 'B', 'C'].slice(p % 2).map((r, k) => [p, r, (p * 3 + k * 5) % 4]),
        );
        writeFileSync(
          join(path, 'unbalanced_p_x_r.csv'),
          `person_id,rater_id,x\n${ratings.map((row) => row.join()).join('\n')}\n`,
        );
        inFile(join(path, 'expected.json'), (text) => {
          const whole = JSON.parse(text);
          whole.expected.unbalanced_p_x_r = { henderson1: { flag } };
          return JSON.stringify(whole);
        });
      },
    });
  expect(reference(flagged('negative_estimate: p')).lines).toContainEqual(expect.stringMatching(/^ok/));
  expect(reference(flagged('negative_estimate: r')).lines).toContainEqual(
    expect.stringContaining('got negative_estimate: p'),
  );
});

test('a value that is not met is counted and named, and the runner fails', () => {
  const folder = casesWith({
    icc: (path) => inFile(join(path, 'expected.json'), (text) => text.replace('"n_ratings": 99', '"n_ratings": 98')),
    monitoring: () => undefined,
  });
  const { status, lines } = reference(folder);
  expect(lines).toEqual([
    'FAIL icc                      105 of 106',
    '       missing.n_ratings: want 98, got 99',
    expect.stringMatching(/^ok {3}monitoring/),
    '508 passed, 1 failed',
  ]);
  expect(status).toBe(1);
});
