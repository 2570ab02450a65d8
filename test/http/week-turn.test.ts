import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { seeDigest } from '../../server/contract/digest.ts';
import { endMessageWay, startMessageWay } from '../../server/contract/message-way.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import type { Sent } from '../../server/messengers/messenger.ts';
import { FAMILY, HOMEROOM, nameOf } from '../support/contributions.ts';
import { idOf, keepingMessengers, ORIGIN, wantsMessages, weekTurn } from '../support/messengers.ts';
import { askingActs } from '../support/questions.ts';
import { openWorld } from '../support/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Friday of the world's week. */
const FIVE = shanghaiNoon('2026-11-13') + 5 * HOUR;
const ADDRESS = `${FAMILY}@example.org`;

async function openPost() {
  const kept = keepingMessengers();
  const world = await openWorld({ messengers: kept.messengers });
  const turn = () => weekTurn(world, kept.messengers);
  /** To whom the next turn sent something, the group left out. */
  const told = async () => {
    await turn();
    return kept.taken().flatMap(({ to }) => (to === 'the group' ? [] : [to]));
  };
  return { ...world, ...askingActs(world), world, ...kept, turn, told };
}

test('on Friday at five whoever asked for it and has something new is told so, once, in words without any content', async () => {
  const { world, record, turn, taken, clock, own } = await openPost();
  await record();
  await wantsMessages(world, { taken }, FAMILY);
  await wantsMessages(world, { taken }, HOMEROOM, undefined, 'en');
  clock.now = FIVE - 1;
  await turn();
  expect(taken()).toEqual([]);
  clock.now = FIVE;
  await turn();
  const [group, ...people] = taken();
  const zh = `出彩有新内容，请登录查看：${ORIGIN}/week`;
  const en = `There is something new in Chucai. Sign in to see it: ${ORIGIN}/week`;
  expect(group).toEqual({ to: 'the group', message: { subject: '出彩有新内容', text: `${zh}\n${en}` } });
  expect(people).toHaveLength(2);
  expect(people).toContainEqual({ to: ADDRESS, message: { subject: '出彩有新内容', text: zh } });
  expect(people).toContainEqual({
    to: `${HOMEROOM}@example.org`,
    message: { subject: 'There is something new in Chucai', text: en },
  });
  // Nothing that is anybody's, whatever the words will be one day.
  const said = JSON.stringify([group, ...people].map((one) => one?.message));
  const names = await world.store.read(async (q) => {
    const t = unsafeTables(q);
    const [pupils, schools, areas] = [
      await q.select().from(t.pupils),
      await q.select().from(t.schools),
      await q.select().from(t.areas),
    ];
    return [...pupils, ...schools, ...areas].flatMap(({ id, name }) => [id, name]);
  });
  for (const secret of [...names, own.classId, await nameOf(world, FAMILY), '劳动小结'])
    expect(said).not.toContain(secret);
  // Not again the same week, however often the service begins.
  for (const later of [0, HOUR, 3 * HOUR]) {
    clock.now = FIVE + later;
    await turn();
    expect(taken()).toEqual([]);
  }
  // A week later once more, to the group and to whom something is new: the record is of a week before.
  clock.now = FIVE + 7 * DAY;
  await turn();
  expect(
    taken()
      .map(({ to }) => to)
      .sort(),
  ).toEqual([ADDRESS, 'homeroom-d1s1c2@example.org', 'the group']);
});

test('who has looked since Monday, has nothing new, is not confirmed, wants none any more or cannot sign in is told nothing', async () => {
  const { world, record, taken, told, clock, ask, pupilId, store } = await openPost();
  await wantsMessages(world, { taken }, FAMILY);
  // Consent to photos is the one thing that waits: somebody has said it.
  await store.write(async (tx) => {
    const personId = await idOf(world, FAMILY);
    await tx.insert(tx.tables.consents).values({ pupilId, kind: 'photos', isGiven: true, personId, at: 0 });
  });
  clock.now = FIVE;
  expect(await told()).toEqual([]);
  await record();
  await ask(FAMILY, seeDigest, {});
  expect(await told()).toEqual([]);
  clock.now += 7 * DAY;
  await record();
  // An address that is named anew has to be confirmed anew.
  await ask(FAMILY, startMessageWay, { body: { way: 'email', address: 'else@example.org', language: 'zh' } });
  taken();
  expect(await told()).toEqual([]);
  await wantsMessages(world, { taken }, FAMILY);
  const setEnabled = (isEnabled: boolean) =>
    store.write(async (tx) => {
      const { persons } = unsafeTables(tx);
      await tx.update(persons).set({ isEnabled }).where(eq(persons.username, FAMILY));
    });
  await setEnabled(false);
  expect(await told()).toEqual([]);
  await setEnabled(true);
  expect((await ask(FAMILY, endMessageWay, {})).status).toBe(200);
  expect(await told()).toEqual([]);
  await wantsMessages(world, { taken }, FAMILY);
  expect(await told()).toEqual([ADDRESS]);
});

test('a process that ends while it sends leaves one message unsent, and nobody gets two', async () => {
  const { world, taken, answer, told, turn, clock, store } = await openPost();
  await wantsMessages(world, { taken }, FAMILY);
  clock.now = FIVE;
  await turn();
  taken();
  clock.now += 7 * DAY;
  answer.send = () => Promise.reject(new Error('the process ends here'));
  expect((await turn()).map(({ level }) => level)).toEqual(['error']);
  answer.send = async () => ({ is: 'sent' });
  const before = taken().map(({ to }) => to);
  // It ended at the group, which is not told again; the family, which was not begun, is.
  expect(before).toEqual(['the group']);
  clock.now += HOUR;
  await turn();
  expect(taken().map(({ to }) => to)).toEqual([ADDRESS]);
  clock.now += HOUR;
  expect(await told()).toEqual([]);
  const rows = await store.read((q) => q.select().from(unsafeTables(q).weeklyMessages));
  expect(
    rows
      .filter(({ week }) => week === '2026-11-16')
      .map(({ state, tries }) => [state, tries])
      .sort(),
  ).toEqual([
    ['claimed', 1],
    ['sent', 1],
  ]);
});

test('of two processes at once one sends', async () => {
  const { world, taken, turn, clock } = await openPost();
  await wantsMessages(world, { taken }, FAMILY);
  clock.now = FIVE;
  await Promise.all([turn(), turn(), turn()]);
  expect(
    taken()
      .map(({ to }) => to)
      .sort(),
  ).toEqual([ADDRESS, 'the group']);
});

test('what is known not to be taken is tried once more an hour later; what may have been taken never again; no line of the log names an address', async () => {
  const { world, taken, answer, told, turn, clock } = await openPost();
  await wantsMessages(world, { taken }, FAMILY);
  const sends = (sent: Sent) => {
    answer.send = async () => sent;
  };
  clock.now = FIVE;
  sends({ is: 'refused', why: 'smtp 451', mayRetry: true });
  const log = await turn();
  expect(taken()).toHaveLength(2);
  expect(log).toContainEqual({ level: 'warn', message: 'email', is: 'refused', why: 'smtp 451' });
  expect(JSON.stringify(log)).not.toContain('example.org');
  // Too soon after a new start.
  clock.now += 10 * 60_000;
  expect(await told()).toEqual([]);
  clock.now += HOUR;
  expect(await told()).toEqual([ADDRESS]);
  clock.now += HOUR;
  expect(await told()).toEqual([]);
  for (const sent of [
    { is: 'unknown', why: 'no answer' },
    { is: 'refused', why: 'smtp 550', mayRetry: false },
  ] as const) {
    clock.now += 7 * DAY - 2 * HOUR - 10 * 60_000;
    sends(sent);
    expect(await told()).toEqual([ADDRESS]);
    clock.now += 2 * HOUR + 10 * 60_000;
    expect(await told()).toEqual([]);
  }
});

test('more people than are told at once are all told once, and where the hours end before that the rest are not', async () => {
  const { world, taken, answer, told, clock } = await openPost();
  const families = [1, 2, 4].flatMap((c) => [1, 2, 3].map((p) => `guardian-d1s1c${c}p${p}`));
  for (const who of families) await wantsMessages(world, { taken }, who);
  clock.now = FIVE;
  expect((await told()).sort()).toEqual(families.map((who) => `${who}@example.org`));
  clock.now = FIVE + 7 * DAY;
  answer.send = async () => {
    clock.now = FIVE + 7 * DAY + 4 * HOUR;
    return { is: 'sent' };
  };
  // The group's message took until then.
  expect(await told()).toEqual([]);
});

test('nobody is told at night, on another day or of a week that is over, and old weeks are forgotten', async () => {
  const { world, taken, turn, clock, store } = await openPost();
  await wantsMessages(world, { taken }, FAMILY);
  for (const at of [FIVE + 4 * HOUR, FIVE + DAY, FIVE - DAY]) {
    clock.now = at;
    await turn();
  }
  expect(taken()).toEqual([]);
  clock.now = FIVE;
  await turn();
  expect(taken()).toHaveLength(2);
  clock.now += 9 * 7 * DAY;
  await turn();
  const rows = await store.read((q) => q.select().from(unsafeTables(q).weeklyMessages));
  expect(rows.filter(({ week }) => week === '2026-11-09')).toEqual([]);
});
