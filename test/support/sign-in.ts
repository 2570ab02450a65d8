import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { hashPassword } from '../../server/secrets/passwords.ts';
import type { World } from './world.ts';

export const PASSWORD = 'four gay pebbles at noon';
/** One hash for all: argon2 takes its time on purpose. */
const hash = await hashPassword(PASSWORD);

export const hashesFor = (...usernames: readonly string[]) =>
  Object.fromEntries(usernames.map((username) => [username, hash]));

/** Signs in as a browser does, and keeps the cookie as a browser would. */
export async function signIn(
  { origin }: Pick<World, 'origin'>,
  username: string,
  password = PASSWORD,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username, password }),
  });
  const [setCookie = '', setDevice = ''] = response.headers.getSetCookie();
  const [cookie = '', device = ''] = [setCookie, setDevice].map((set) => set.split(';')[0] ?? '');
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, setCookie, cookie, setDevice, device };
}

export async function personCalled({ store }: Pick<World, 'store'>, username: string) {
  const [person] = await store.read((q) => {
    const { persons } = unsafeTables(q);
    return q.select().from(persons).where(eq(persons.username, username));
  });
  if (!person) throw new Error(`nobody is called ${username}`);
  return person;
}

/** A sign-in code as the operator prints it. */
export async function giveCode(world: World, username: string, code: string, expiresAt = world.clock.now + 86_400_000) {
  const { id: personId } = await personCalled(world, username);
  const codeHash = await hashPassword(code);
  await world.store.write(async (tx) => {
    await tx.insert(unsafeTables(tx).signInCodes).values({ personId, codeHash, expiresAt, usedAt: null });
  });
}
