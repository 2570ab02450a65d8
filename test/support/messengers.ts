import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { confirmMessageWay, startMessageWay } from '../../server/contract/message-way.ts';
import type { Message } from '../../server/core/digest/message-words.ts';
import type { Messengers, Sent } from '../../server/messengers/messenger.ts';
import { openWeekTurn } from '../../server/week-turn.ts';
import { heard } from './plans/statements.ts';
import type { World } from './world.ts';

export const ORIGIN = 'https://chucai.example.edu';
export type Post = { readonly to: string; readonly message: Message };

/** E-mail and one group that keep what they are given; `answer` says what becomes of the next ones. */
export function keepingMessengers() {
  const posts: Post[] = [];
  const answer: { send: () => Promise<Sent> } = { send: async () => ({ is: 'sent' }) };
  const take = (to: string, message: Message) => {
    posts.push({ to, message });
    return answer.send();
  };
  const messengers: Messengers = {
    hour: 17,
    ways: [{ way: 'email', send: take, close: () => undefined }],
    groups: [{ group: 'wecom-robot', post: (message) => take('the group', message) }],
  };
  /** What came since it was asked last. */
  const taken = () => posts.splice(0);
  return { messengers, answer, taken };
}

/** Somebody names an address and says the code that comes to it. */
export async function wantsMessages(
  { ask }: Pick<World, 'ask'>,
  { taken }: Pick<ReturnType<typeof keepingMessengers>, 'taken'>,
  who: string,
  address = `${who}@example.org`,
  language: 'zh' | 'en' = 'zh',
) {
  const started = await ask(who, startMessageWay, { body: { way: 'email', address, language } });
  const code = /\d{6}/.exec(taken().at(-1)?.message.subject ?? '')?.[0] ?? '';
  const confirmed = await ask(who, confirmMessageWay, { body: { code } });
  if (started.status !== 201 || confirmed.status !== 200) throw new Error(`${who}: ${confirmed.status}`);
}

/** The service begins, sends what may be sent now, and ends again. */
export async function weekTurn(world: World, messengers: Messengers) {
  const { clock, secrets, newClientId, engine, store } = world;
  const log: Record<string, unknown>[] = [];
  const turn = openWeekTurn({
    engine: { act: engine.act, read: heard(store).read },
    messengers,
    secrets,
    origin: ORIGIN,
    clock: () => clock.now,
    newId: newClientId,
    log: (line) => void log.push(line as Record<string, unknown>),
  });
  await turn.first;
  await turn.close();
  return log;
}

export const idOf = async ({ store }: Pick<World, 'store'>, username: string) =>
  await store.read(async (q) => {
    const { persons } = unsafeTables(q);
    const [row] = await q.select({ id: persons.id }).from(persons).where(eq(persons.username, username));
    return row?.id ?? '';
  });
