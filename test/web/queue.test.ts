import { expect, onTestFinished, test } from 'vitest';
import { Refused, Unreachable } from '../../web/api.ts';
import { type Around, Queue, type Told } from '../../web/outbox/queue.ts';
import type { AskedAt, Waiting } from '../../web/outbox/waiting.ts';

const LOG = 'post /api/classes/:classId/activities';
type Asked = AskedAt<typeof LOG>;

/** A device: what it keeps outlives its queues. Each asking is answered by `answer`, and what was asked is written down. */
function device() {
  const here = { isOnline: true, isTheirs: true, isFull: false, answer: (_: string): unknown => ({}) };
  const shelf = new Map<string, Waiting>();
  const asked: string[] = [];
  const sent: [id: string, isTaken: boolean][] = [];
  const told: Told[] = [];
  let turn = Promise.resolve();
  const around: Around = {
    kept: async () => [...shelf.values()],
    keep: async (item) => {
      if (!here.isFull) shelf.set(item.id, item);
      return !here.isFull;
    },
    letGo: async (id) => void shelf.delete(id),
    isTheirs: () => here.isTheirs,
    isOnline: () => here.isOnline,
    ask: async ({ id }) => {
      asked.push(id);
      const answer = here.answer(id);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    inTurn: (run) => {
      turn = turn.then(run);
      return turn;
    },
    sent: async ({ id }, _, isTaken) => void sent.push([id, isTaken]),
    tellOthers: (one) => void told.push(one),
    leave: () => undefined,
  };
  function open() {
    const queue = new Queue('person', around);
    onTestFinished(() => queue.close());
    return queue;
  }
  return { here, shelf, asked, sent, told, open };
}

const log = (clientId: string): Asked => ({
  params: { classId: 'c' },
  body: { clientId, title: 'x', happenedOn: '2026-11-09', visibility: 'family', marks: [] },
});
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

test('a write that is answered is let go, and nobody hears that it waited', async () => {
  const { shelf, sent, open } = device();
  const queue = open();
  expect(await queue.deliver(LOG, 'c', log('1'))).toMatchObject({ state: 'sent' });
  await expect.poll(() => shelf.size).toBe(0);
  expect(sent).toEqual([['1', true]]);
  expect(queue.shown()).toEqual([]);
});

test('without a network writes are kept and told to wait; the next queue of this device sends them once, first things first', async () => {
  const { here, shelf, asked, open } = device();
  here.isOnline = false;
  const before = open();
  for (const id of ['1', '2', '3']) expect(await before.deliver(LOG, 'c', log(id))).toEqual({ state: 'waiting' });
  before.close();
  expect(asked).toEqual([]);
  expect([...shelf.keys()]).toEqual(['1', '2', '3']);

  here.isOnline = true;
  const after = open();
  await expect.poll(() => shelf.size).toBe(0);
  expect(asked).toEqual(['1', '2', '3']);
  expect(after.shown()).toEqual([]);
});

test('what stands behind one that could not be sent is not sent before it', async () => {
  const { here, asked, open } = device();
  here.answer = () => new Unreachable('no answer');
  const queue = open();
  await Promise.all([queue.deliver(LOG, 'c', log('1')), queue.deliver(LOG, 'c', log('2'))]);
  expect(asked).not.toContain('2');
  expect(ids(queue.shown())).toEqual(['1', '2']);
});

test('what is refused goes back to who waits for it; to nobody there it is shown, kept, and let go only by being thrown away', async () => {
  const { here, shelf, open } = device();
  here.answer = () => new Refused({ status: 409, code: 'stale', title: '' });
  const queue = open();
  await expect(queue.deliver(LOG, 'c', log('1'))).rejects.toThrow('stale');
  await expect.poll(() => shelf.size).toBe(0);

  await queue.put(LOG, 'c', log('2'));
  await expect.poll(() => queue.shown().map(({ problem }) => problem?.code)).toEqual(['stale']);
  expect(shelf.get('2')?.problem?.code).toBe('stale');
  await queue.discard('2');
  expect([shelf.size, queue.shown().length]).toEqual([0, 0]);
});

test('one that was refused does not stop the others, and is sent again only when somebody says so', async () => {
  const { here, asked, shelf, open } = device();
  here.answer = (id) => (id === '1' ? new Refused({ status: 409, code: 'stale', title: '' }) : {});
  const queue = open();
  await queue.put(LOG, 'c', log('1'));
  await queue.put(LOG, 'c', log('2'));
  await expect.poll(() => [...shelf.keys()]).toEqual(['1']);
  here.answer = () => ({});
  queue.retry();
  await expect.poll(() => asked).toEqual(['1', '2']);
  await queue.retryOne('1');
  await expect.poll(() => shelf.size).toBe(0);
});

test('where somebody else has signed in nothing is sent', async () => {
  const { here, asked, shelf, open } = device();
  here.isTheirs = false;
  const queue = open();
  await queue.put(LOG, 'c', log('1'));
  queue.retry();
  expect([asked, [...shelf.keys()]]).toEqual([[], ['1']]);
});

test('where nothing can be kept it is sent all the same', async () => {
  const { here, asked, open } = device();
  here.isFull = true;
  expect(await open().deliver(LOG, 'c', log('1'))).toMatchObject({ state: 'sent' });
  expect(asked).toEqual(['1']);
});

test('a listener that takes an answer over leaves nothing for the list; other tabs are told', async () => {
  const { here, shelf, told, open } = device();
  here.answer = () => ({ cells: [{ state: 'conflict' }] });
  const queue = open();
  const stop = queue.listen(() => true);
  await queue.put(LOG, 'c', log('1'));
  await expect.poll(() => shelf.size).toBe(0);
  stop();
  await queue.put(LOG, 'c', log('2'));
  await expect.poll(() => queue.shown().map(({ cells }) => cells)).toEqual([1]);
  expect(ids(told.map(({ item }) => item))).toEqual(['1', '2']);
});
