import { expect, test } from 'vitest';
import { waitingLine } from './waiting-line.ts';

/** A line of one at once, where time passes only between two answers. */
function lineOf(patience: number) {
  let now = 0;
  const ends: (() => void)[] = [];
  const line = waitingLine({ patience, atOnce: 1, clock: () => now });
  const work = () => new Promise<void>((done) => ends.push(done));
  const enter = (isGone = () => false) =>
    line.enter(work, isGone).then(
      () => 'done',
      () => 'refused',
    );
  const pass = async (ms: number) => {
    now += ms;
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { line, enter, pass, begun: ends };
}

test('so many may wait as will be answered in time, at the pace of those before', async () => {
  const { line, enter, pass } = lineOf(1000);
  const early = Array.from({ length: 30 }, () => enter());
  for (const _ of early) await pass(10);
  expect(new Set(await Promise.all(early))).toEqual(new Set(['done']));
  let entered = 0;
  for (; !line.isFull() && entered < 1000; entered++) void enter();
  expect(entered, 'one who is begun, 100 who wait a second, and the one who made it too many').toBe(102);
  expect(await enter()).toBe('refused');
  for (let n = 0; n < 40; n++) await pass(10);
  expect(line.isFull()).toBe(false);
});

test('one that takes very long is not taken for the pace, but nobody queues up behind it for ever', async () => {
  const { line, enter, pass } = lineOf(1000);
  for (let n = 0; n < 102; n++) void enter();
  for (let n = 0; n < 100; n++) await pass(10);
  await pass(60_000);
  await pass(10);
  for (let n = 0; n < 70; n++) void enter();
  expect(line.isFull(), 'the pace is not a minute').toBe(false);
  await pass(2000);
  expect(line.isFull(), 'the first has waited').toBe(true);
});

test('time in which nobody waits is no pace', async () => {
  const { line, enter, pass } = lineOf(1000);
  for (let n = 0; n < 20; n++) {
    void enter();
    await pass(500);
  }
  for (let n = 0; n < 500; n++) void enter();
  expect(line.isFull()).toBe(false);
});

test('who is gone is passed over, however many, and those behind are not', async () => {
  const { enter, pass, begun } = lineOf(1000);
  let isGone = false;
  const first = enter();
  const left = Array.from({ length: 50 }, () => enter(() => isGone));
  const last = enter();
  isGone = true;
  await pass(1);
  expect(new Set(await Promise.all(left))).toEqual(new Set(['refused']));
  expect(begun).toHaveLength(1);
  await pass(1);
  expect([await first, await last]).toEqual(['done', 'done']);
});
