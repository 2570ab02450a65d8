import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { sharedProgram } from '../release/unpacked.ts';
import { within } from '../support/patience.ts';
import { hasCompiler } from './disk.ts';
import { told } from './experiment.ts';
import { experiments } from './experiments.ts';
import { openGround } from './ground.ts';
import { slopeOf } from './soak.ts';

/** What no other file of the suite holds. Two of them stand between the service and its disk, which takes Linux and a C compiler. */
const here = experiments.filter(({ id, heldIn }) => !heldIn && (id === 'kill9' || hasCompiler()));

test.each(here)(
  '$id: $does',
  async ({ id, goal, run }) => {
    const { command } = await sharedProgram();
    const program = [command('start')];
    // Making an installation closes what this process makes to others (decision 058); the files that share it are not held by that.
    const mask = process.umask(0o077);
    onTestFinished(() => void process.umask(mask));
    const ground = openGround(program);
    onTestFinished(ground.clear);
    const { figures, isHeld } = await run(ground, { isShort: true, seed: `in the suite ${id}`, program });
    expect(isHeld, `${goal}\n${told(figures)}`).toBe(true);
  },
  within(60),
);

test('every other experiment is held in the small by a file that is there, and each has a name of its own', () => {
  const elsewhere = experiments.flatMap(({ heldIn }) => heldIn ?? []);
  expect(elsewhere.filter((file) => !existsSync(join(packageRoot, file)))).toEqual([]);
  expect(new Set(experiments.map(({ id }) => id)).size).toBe(experiments.length);
});

test('growth is measured by least squares', () => {
  expect(
    slopeOf([
      [0, 100],
      [1, 103],
      [2, 104],
      [3, 109],
    ]),
  ).toBeCloseTo(2.8);
  expect(slopeOf([10, 11, 12].map((minute) => [minute, 118]))).toBe(0);
});
