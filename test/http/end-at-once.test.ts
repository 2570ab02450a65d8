import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listClasses } from '../../server/contract/evidence.ts';
import { dayBefore } from '../../server/core/calendar/days.ts';
import { endGrant } from '../../server/operator/people.ts';
import { personCalled } from '../support/sign-in.ts';
import { openWorld, TODAY } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';

test('what the operator ends is over at once, an end said before may be moved, and what was over stays as it was', async () => {
  const world = await openWorld();
  const { classId } = world.place(1, 1, 2);
  const { id: personId } = await personCalled(world, TEACHER);
  const end = (endsOn: string) =>
    world.store.write((tx) => endGrant(tx, { personId, role: 'homeroom', placeId: classId, endsOn }, TODAY));
  const opens = async () => {
    const { status, body } = await world.ask(TEACHER, listClasses, {});
    return status === 200 && JSON.stringify(body).includes(classId);
  };
  await world.store.write(async (tx) => {
    const { grants } = unsafeTables(tx);
    const over = { startsOn: '2025-09-01', endsOn: '2026-07-10' };
    const [one] = await tx.select().from(grants).where(eq(grants.personId, personId));
    if (!one) throw new Error('no grant to take after');
    await tx.insert(grants).values({ ...one, ...over, id: 'an-earlier-year' });
  });

  await end('2027-01-20');
  expect(await opens(), 'until a later day').toBe(true);
  await end(TODAY);
  expect(await opens(), 'until tonight').toBe(true);
  await end(dayBefore(TODAY));
  expect(await opens(), 'at once').toBe(false);
  await expect(end(TODAY), 'nothing goes on any more').rejects.toThrow('没有这样一项还在生效的授权');
  const rows = await world.store.read((q) => q.select().from(unsafeTables(q).grants));
  expect(rows.find(({ id }) => id === 'an-earlier-year')?.endsOn).toBe('2026-07-10');
});
