import { expect, test } from 'vitest';
import { KeptReplies, KeptTooLong, type Shelf } from '../../web/offline/kept-replies.ts';
import { asKept } from '../../web/offline/what-is-kept.ts';

const DAY = 86_400_000;
const PUPILS = ['class', 'c1', 'pupils', {}];
const room = (name = '测试一') => ({
  class: { classId: 'c1' },
  pupils: [{ pupilId: 'p', name, records: 3, lastOn: '2026-11-02' }],
});

function device() {
  const here = { now: Date.parse('2026-11-09T02:20:00Z') };
  const held = new Map<string, unknown>();
  const shelf: Shelf = {
    get: async (name) => held.get(name),
    set: async (name, value) => void held.set(name, value),
    del: async (name) => void held.delete(name),
    names: async () => [...held.keys()],
  };
  return { here, held, open: () => new KeptReplies(shelf, () => here.now) };
}
/** All that is held, as somebody finds it who copies it off the device. */
const bytesIn = (held: Map<string, unknown>) =>
  Buffer.concat(
    [...held].flatMap(([name, value]) => [
      Buffer.from(name),
      ...Object.values(value as object).map((part) =>
        part instanceof ArrayBuffer ? Buffer.from(part) : Buffer.from(JSON.stringify(part) ?? ''),
      ),
    ]),
  ).toString('utf8');

test('what was kept is found by the next page of this device, without what tells of records, and cannot be read beside it', async () => {
  const { here, held, open } = device();
  const before = open();
  await before.give('teacher');
  await before.keep(PUPILS, room());
  const found = await open().find(PUPILS);
  expect(found).toEqual({ at: here.now, reply: asKept(PUPILS, room()) });
  expect(JSON.stringify(found)).not.toMatch(/2026-11-02|"records":3/);
  expect(JSON.stringify(found)).toContain('测试一');
  expect(bytesIn(held)).not.toContain('测试一');
  expect((held.get('key') as CryptoKey).extractable).toBe(false);
});

test('a reply is opened only under its own name', async () => {
  const { held, open } = device();
  const kept = open();
  await kept.give('teacher');
  await kept.keep(PUPILS, room());
  held.set('reply ["me"]', held.get(`reply ${JSON.stringify(PUPILS)}`));
  await expect(kept.find(['me'])).rejects.toThrow();
});

test('without a sign-in nothing is kept; after signing out nothing is left, and an answer on its way is not kept after it', async () => {
  const { held, open } = device();
  const kept = open();
  await kept.keep(PUPILS, room());
  expect(held.size).toBe(0);
  await kept.give('teacher');
  await kept.keep(PUPILS, room());
  const onItsWay = kept.keep(['me'], { name: '测试教师' });
  await kept.clear();
  await onItsWay;
  expect([...held.keys()]).toEqual([]);
});

test('who signs in again finds their own; another person finds nothing and leaves nothing of the first', async () => {
  const { held, open } = device();
  const kept = open();
  await kept.give('teacher');
  await kept.keep(PUPILS, room());
  await kept.give('teacher');
  expect(await kept.find(PUPILS)).toBeDefined();
  const key = held.get('key');
  await kept.give('other');
  expect(await kept.find(PUPILS)).toBeUndefined();
  expect([...held.keys()].sort()).toEqual(['key', 'owner']);
  expect(held.get('key')).not.toBe(key);
});

test.each([
  ['seven days and a little', 7 * DAY + 1, true],
  ['seven days', 7 * DAY, false],
  ['a clock put back by more than a day', -DAY - 1, true],
])('after %s without the service all of it goes, and that is said', async (_, later, isGone) => {
  const { here, held, open } = device();
  const kept = open();
  await kept.give('teacher');
  await kept.keep(PUPILS, room());
  here.now += later;
  if (!isGone) return expect(await kept.find(PUPILS)).toBeDefined();
  await expect(open().find(PUPILS)).rejects.toThrow(KeptTooLong);
  expect([...held.keys()]).toEqual(['owner']);
  return expect(open().find(['me'])).rejects.toThrow(KeptTooLong);
});

test('every answer of the service begins the seven days anew', async () => {
  const { here, open } = device();
  const kept = open();
  await kept.give('teacher');
  await kept.keep(PUPILS, room());
  here.now += 6 * DAY;
  await kept.keep(['classes'], { term: null, classes: [] });
  here.now += 6 * DAY;
  expect(await kept.find(PUPILS)).toBeDefined();
});

test('a class that is theirs no more goes, the others stay', async () => {
  const { open } = device();
  const kept = open();
  await kept.give('teacher');
  await kept.keep(PUPILS, room());
  await kept.keep(['class', 'c2', 'pupils', {}], room());
  await kept.letGo(([kind, id]) => kind === 'class' && id === 'c1');
  expect(await kept.find(PUPILS)).toBeUndefined();
  expect(await kept.find(['class', 'c2', 'pupils', {}])).toBeDefined();
});

test.each([
  ['class', 'c1', 'activities', {}],
  ['class', 'c1', 'pupils', { term: '2025-2026-1' }],
  ['class', 'c1', 'starts', '藤编'],
  ['class', 'c1', 'day', '2026-11-02'],
  ['class', 'c1', 'photos'],
  ['grid', 'g1'],
  ['pupil', 'p1', 'profile', {}],
  ['me', 'codes'],
])('%s %s %s is never kept', (...query) => {
  expect(asKept(query, { marks: [] })).toBeUndefined();
});

test('of days the list that was asked for last is kept, without records; one of a term that is over is not', () => {
  const day = { ...room(), isLate: false };
  expect(JSON.stringify(asKept(['class', 'c1', 'day'], day))).not.toMatch(/2026-11-02|"records":3/);
  expect(JSON.stringify(asKept(['class', 'c1', 'day'], day))).toContain('测试一');
  expect(asKept(['class', 'c1', 'day'], { ...day, isLate: true })).toBeUndefined();
});
