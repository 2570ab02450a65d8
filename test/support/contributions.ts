import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import {
  addContribution,
  changeContribution,
  listContributions,
  moveContribution,
  withdrawContribution,
} from '../../server/contract/contribution.ts';
import { approveContribution, listWaiting, returnContribution } from '../../server/contract/contribution-review.ts';
import type { BodySentFor } from '../../server/contract/route.ts';
import { openWorld, TODAY, type World } from './world.ts';

export const [HOMEROOM, LABOUR, FAMILY] = ['homeroom-d1s1c2', 'labour-d1s1', 'guardian-d1s1c2p1'];

type Said = Partial<BodySentFor<typeof addContribution>>;
type Key = { readonly contributionId: string; readonly version: number };

/** What a family says by itself: an afternoon in a garden, left to the teacher. */
export const GARDEN = {
  ...{ title: '和外公种菜', happenedOn: TODAY, hours: 2, organiser: '村里的菜园' },
  ...{ reflection: '第一次自己浇水', indicatorId: null },
  // The school's own garden day: nothing has to be proved.
  ...{ photos: [], selfJoined: null },
} as const;

/** Families and teachers of one class (4(2) of the first school), each act by its name. */
export function actsOf({ ask, place }: World) {
  const { classId, pupils } = place(1, 1, 2);
  const once = () => ({ clientId: randomUUID() });
  const of = (n: number) => ({ pupilId: pupils[n - 1] ?? '' });
  const at = (n: number, { contributionId }: Key) => ({ params: { ...of(n), contributionId } });
  const inClass = ({ contributionId }: Key) => ({ params: { classId, contributionId } });
  return {
    classId,
    pupils,
    add: (said: Said = {}, as = FAMILY, n = 1) =>
      ask(as, addContribution, { params: of(n), body: { ...once(), ...GARDEN, ...said } }),
    change: (key: Key, said: Said = {}, as = FAMILY, n = 1) =>
      ask(as, changeContribution, { ...at(n, key), body: { ...once(), version: key.version, ...GARDEN, ...said } }),
    move: (key: Key, toPupilId: string, as = FAMILY, n = 1) =>
      ask(as, moveContribution, { ...at(n, key), body: { ...once(), version: key.version, toPupilId } }),
    takeBack: (key: Key, as = FAMILY, n = 1) =>
      ask(as, withdrawContribution, { ...at(n, key), body: { ...once(), version: key.version } }),
    listed: async (as = FAMILY, n = 1) => (await ask(as, listContributions, { params: of(n) })).body,
    waiting: async (as = HOMEROOM) => (await ask(as, listWaiting, { params: { classId } })).body,
    approve: (key: Key, said: Partial<BodySentFor<typeof approveContribution>> = {}, as = HOMEROOM) =>
      ask(as, approveContribution, {
        ...inClass(key),
        body: {
          ...once(),
          ...{ version: key.version, indicatorId: 'labour.g1', value: { kind: 'level', level: 'A' }, note: null },
          ...said,
        },
      }),
    giveBack: (key: Key, said: Partial<BodySentFor<typeof returnContribution>> = {}, as = HOMEROOM) =>
      ask(as, returnContribution, {
        ...inClass(key),
        body: { ...once(), version: key.version, reason: 'unclear', words: null, ...said },
      }),
  };
}

export async function openFamily(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(wanted);
  return { ...world, ...actsOf(world) };
}

/** Somebody who is there already is a guardian of another child too, or has a class. */
export async function alsoHas(
  { store }: Pick<World, 'store'>,
  username: string,
  at: { readonly role: 'guardian' | 'homeroom' | 'teacher'; readonly placeId: string; readonly from?: string },
) {
  await store.write(async (tx) => {
    const { persons, grants } = unsafeTables(tx);
    const [person] = await tx.select().from(persons).where(eq(persons.username, username));
    const placeKind = at.role === 'guardian' ? ('pupil' as const) : ('class' as const);
    const of = { id: randomUUID(), personId: person?.id ?? '', role: at.role, placeKind, placeId: at.placeId };
    await tx.insert(grants).values({ ...of, subject: null, startsOn: at.from ?? '2026-09-01', endsOn: null });
  });
}

export async function nameOf({ store }: Pick<World, 'store'>, username: string): Promise<string | undefined> {
  return await store.read(async (q) => {
    const { persons } = unsafeTables(q);
    const [person] = await q.select().from(persons).where(eq(persons.username, username));
    return person?.name;
  });
}
