import { expect, onTestFinished, test } from 'vitest';
import { StoreUnavailable } from '../../db/engine.ts';
import { startThread } from '../../server/start-thread.ts';
import { threadedEngine } from '../../server/threaded-engine.ts';
import { freshDatabase } from '../support/database.ts';
import { CHAIN_KEY } from '../support/template.ts';

const TRY = { name: 'try-writing', actor: undefined, params: {}, input: null, now: 0 };

async function openThreaded() {
  const { where, store, drop } = await freshDatabase();
  const data = { database: where, chainKey: CHAIN_KEY };
  const worker = startThread('writer-thread', data);
  const engine = await threadedEngine(data, store, worker);
  onTestFinished(drop);
  return { worker, engine };
}

test('the writer has ended without an error: whoever waits is told, and so is whoever comes; it is said once, and closing does not wait for it', async () => {
  const { worker, engine } = await openThreaded();
  await engine.act(TRY);
  // Those that were in time are done, the others are told; none waits for ever.
  const waiting = Promise.allSettled(Array.from({ length: 20 }, () => engine.act(TRY)));
  await worker.terminate();
  for (const one of await waiting) {
    if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(StoreUnavailable);
  }
  await expect(engine.act(TRY)).rejects.toThrow(StoreUnavailable);
  await expect(engine.tally()).rejects.toThrow(StoreUnavailable);
  expect((await engine.gone).cause).toEqual(new Error('with code 1'));
  await engine.close();
});

test('a writer that is told to end has not gone', async () => {
  const { engine } = await openThreaded();
  const gone: string[] = [];
  void engine.gone.then((why) => gone.push(why.message));
  await engine.close();
  await new Promise(setImmediate);
  expect(gone).toEqual([]);
});
