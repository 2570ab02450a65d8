import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import {
  confirmMessageWay,
  endMessageWay,
  readMessageWay,
  startMessageWay,
} from '../../server/contract/message-way.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { keepingMessengers } from '../support/messengers.ts';
import { codeOf } from '../support/two-schools.ts';
import { openWorld } from '../support/world.ts';

const MINUTE = 60_000;

async function openWays() {
  const { messengers, answer, taken } = keepingMessengers();
  const world = await openWorld({ messengers });
  const { ask } = world;
  return {
    ...world,
    ...{ answer, taken },
    start: (address = 'family@example.org', as = FAMILY) =>
      ask(as, startMessageWay, { body: { way: 'email', address, language: 'zh' } }),
    confirm: (code: string, as = FAMILY) => ask(as, confirmMessageWay, { body: { code } }),
    /** The code that came last. */
    sent: () => /\d{6}/.exec(taken().at(-1)?.message.text ?? '')?.[0] ?? '',
    way: async (as = FAMILY) => (await ask(as, readMessageWay, {})).body.way,
  };
}

test('it is off; an address is confirmed by the code that came to it, changed by another and forgotten at a word', async () => {
  const { ask, start, confirm, sent, way, taken, store } = await openWays();
  expect((await ask(FAMILY, readMessageWay, {})).body).toEqual({ offered: ['email'], hour: 17, way: null });
  expect((await start()).body).toEqual({ minutes: 15 });
  const code = sent();
  expect(await way()).toEqual({ way: 'email', address: 'family@example.org', language: 'zh', isConfirmed: false });
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  expect(codeOf(await confirm(wrong))).toBe('message.code');
  expect((await confirm(` ${code.slice(0, 3)} ${code.slice(3)} `)).status).toBe(200);
  expect(await way()).toMatchObject({ isConfirmed: true });
  // Said twice it is nothing to confirm any more.
  expect((await confirm(code)).status).toBe(409);
  const rows = await store.read((q) => q.select().from(unsafeTables(q).messageWays));
  expect(JSON.stringify(rows)).not.toMatch(/family@|example\.org/);
  expect((await start('other@example.org')).status).toBe(201);
  expect(await way()).toMatchObject({ address: 'other@example.org', isConfirmed: false });
  expect((await ask(FAMILY, endMessageWay, {})).status).toBe(200);
  expect(await way()).toBeNull();
  expect(await store.read((q) => q.select().from(unsafeTables(q).messageWays))).toEqual([]);
  expect(taken().map(({ to }) => to)).toEqual(['other@example.org']);
});

test('a code is good for a quarter of an hour, for its person and its address alone', async () => {
  const { start, confirm, sent, clock } = await openWays();
  await start();
  const first = sent();
  expect((await confirm(first, HOMEROOM)).status).toBe(409);
  await start('family@example.org', HOMEROOM);
  expect(codeOf(await confirm(first, HOMEROOM))).toBe('message.code');
  sent();
  await start();
  const second = sent();
  if (first !== second) expect(codeOf(await confirm(first))).toBe('message.code');
  clock.now += 15 * MINUTE;
  expect(codeOf(await confirm(second))).toBe('message.code');
});

test('codes are guessed slowly, and neither one person nor many fill somebody’s letter box', async () => {
  const { start, confirm, clock, taken } = await openWays();
  await start();
  for (const code of ['000000', '000001', '000002']) await confirm(code);
  expect((await confirm('000003')).problem).toMatchObject({ status: 429 });
  // Two more by others to the same address: the fourth waits, whoever asks.
  expect((await start('family@example.org', HOMEROOM)).status).toBe(201);
  expect((await start('FAMILY@example.org', 'principal-d1s1')).status).toBe(201);
  expect((await start('family@example.org', 'office-d1s1')).problem).toMatchObject({ status: 429 });
  for (const address of ['a@example.org', 'b@example.org']) expect((await start(address)).status).toBe(201);
  expect((await start('c@example.org')).problem).toMatchObject({ status: 429 });
  expect(taken()).toHaveLength(5);
  clock.now += 5 * MINUTE;
  expect((await start('c@example.org')).status).toBe(201);
});

test('what is no address, no way of this installation, or could not be sent is refused, and nothing is kept', async () => {
  const { ask, start, way, answer, taken } = await openWays();
  const said = { language: 'zh' as const };
  for (const address of [
    'family',
    'a@b',
    'a b@example.org',
    'a@example.org,b@example.org',
    'a@example.org\nBcc: b@example.org',
    '家@example.org',
  ])
    expect((await start(address)).status, address).toBe(422);
  const wecom = await ask(FAMILY, startMessageWay, { body: { way: 'wecom', address: 'zhang.san', ...said } });
  expect(codeOf(wecom)).toBe('message.way');
  expect(taken()).toEqual([]);
  answer.send = async () => ({ is: 'refused', why: 'smtp 550', mayRetry: false });
  expect(codeOf(await start())).toBe('message.not-sent');
  expect(await way()).toBeNull();
});
