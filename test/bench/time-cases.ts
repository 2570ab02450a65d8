import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crossedModel } from '../../server/core/statistics/crossed-model.ts';
import { nestedModel } from '../../server/core/statistics/nested-model.ts';
import { nestedRows } from '../reference/compute/mixed-models.ts';
import { ratingsOf } from '../reference/compute/severity.ts';
import { type Row, readExpected } from '../reference/read-case.ts';
import { caseIn } from '../reference/run-cases.ts';

type Timed = {
  /** As time-lme4.R calls it. */
  readonly model: 'crossed' | 'crossed-plain' | 'two-level';
  /** Of lme4's seconds, at most so many. */
  readonly atMost: number;
  readonly fit: (rows: readonly Row[]) => unknown;
};

/** Rows as they were read, so that making codes of names is in the seconds here as it is in lme4's. */
const MODELS: Readonly<Record<string, Timed>> = {
  severity_additive: {
    model: 'crossed',
    atMost: 1.5,
    fit: (rows) => {
      const { y, unit, rater, column } = ratingsOf(rows);
      return crossedModel({ y, random: [unit, rater], fixed: [column] });
    },
  },
  severity_disconnected: {
    model: 'crossed-plain',
    atMost: 1.5,
    fit: (rows) => {
      const { y, unit, rater } = ratingsOf(rows);
      return crossedModel({ y, random: [unit, rater], fixed: [] });
    },
  },
  lmm_two_level: { model: 'two-level', atMost: 1, fit: (rows) => nestedModel(nestedRows(rows, ['prior', 'girl']), 2) },
};

const SCRIPT = fileURLToPath(new URL('./time-lme4.R', import.meta.url));

/**
 * Seconds of a fit, effects with their standard deviations in them, beside lme4's fit alone: the least of several of each, for what others do
 * on the machine only adds. Says; decides nothing, because seconds are the machine's as much as ours.
 */
export function timeCases(folders: readonly string[], say: (line: string) => void): void {
  for (const folder of folders) {
    const { name, tables } = caseIn(folder);
    const model = MODELS[name];
    const [file] = readExpected(folder).inputs;
    if (!model || file === undefined) continue;
    const rows = tables(file);
    const ours = leastSeconds(() => model.fit(rows));
    const theirs = secondsOfLme4(model.model, join(folder, file));
    const beside =
      typeof theirs === 'string'
        ? theirs
        : `lme4 ${theirs.toFixed(3)} s, ratio ${(ours / theirs).toFixed(2)}, at most ${model.atMost}: ${ours <= model.atMost * theirs ? 'held' : 'NOT HELD'}`;
    say(`${name}, ${model.model}, ${rows.length} rows: ${ours.toFixed(3)} s; ${beside}`);
  }
}

/** Enough for the compiler to have seen a small model too. */
const RUNS = 40;

/** What some work comes to, and how long it took. */
export function timed<T>(work: () => T): { readonly found: T; readonly seconds: number } {
  const began = performance.now();
  const found = work();
  return { found, seconds: (performance.now() - began) / 1000 };
}

function leastSeconds(work: () => unknown): number {
  const seconds: number[] = [];
  for (let all = 0; seconds.length < RUNS && all < 3; ) {
    seconds.push(timed(work).seconds);
    all += seconds.at(-1) ?? 0;
  }
  return Math.min(...seconds);
}

/** Or why there are none. */
function secondsOfLme4(model: Timed['model'], file: string): number | string {
  const { status, stdout, stderr, error } = spawnSync('Rscript', [SCRIPT, model, file], { encoding: 'utf8' });
  if (error) return 'no R here to compare with';
  if (status === 3) return 'R is here without lme4 (r-cran-lme4)';
  return status === 0 ? Number(stdout) : `lme4 failed: ${stderr.trim()}`;
}
