import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { reach } from '../../db/reach/target.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { Role } from '../../server/contract/route.ts';
import { mintScope } from '../../server/mint-scope.ts';
import { addReviewer } from '../support/reviewers.ts';
import { openWorld, TODAY } from '../support/world.ts';

/** What a route would reach that let all of them in: so that it is the reach that refuses, and not the route. */
const EVERYBODY: [Role, ...Role[]] = ['reviewer', 'officer', 'roster-manager', 'principal', 'school-office', 'teacher'];

test('a grant on an area reaches its schools for a reviewer and for whoever keeps its rosters, and for nobody else who has one there', async () => {
  const world = await openWorld();
  const { district } = world.place(1, 1, 1);
  const all = await world.store.read(async (q) => await q.select().from(unsafeTables(q).schools));
  const own = all.filter(({ districtId }) => districtId === district.id);
  const [first] = own;
  if (!first?.groupId) throw new Error('the first school is in no group');
  await addReviewer(world, 'of-district', { kind: 'area', id: district.id });
  await addReviewer(world, 'of-town', { kind: 'area', id: first.areaId });
  await addReviewer(world, 'of-group', { kind: 'area', id: first.groupId });
  await addReviewer(world, 'of-school', { kind: 'school', id: first.id });
  const reached = async (username: string) =>
    await world.store.read(async (q) => {
      const { persons } = unsafeTables(q);
      const [person] = await q.select().from(persons).where(eq(persons.username, username));
      const scope = mintScope(
        { roles: EVERYBODY, act: 'read', on: 'school', detail: 'individual' },
        person?.id ?? '',
        TODAY,
      );
      const found: string[] = [];
      for (const { id } of all) if (await reach.school(q, scope, id)) found.push(id);
      return found;
    });
  const ids = (some: typeof all) => some.map(({ id }) => id);
  expect(await reached('of-district')).toEqual(ids(own));
  expect(await reached('of-town')).toEqual(ids(own.filter(({ areaId }) => areaId === first.areaId)));
  expect(await reached('of-group')).toEqual(ids(own.filter(({ groupId }) => groupId === first.groupId)));
  expect(await reached('of-school')).toEqual([first.id]);
  // Whoever keeps a district's rosters imports the lists of each of its schools.
  expect(await reached('roster-d1')).toEqual(ids(own));
  for (const username of ['officer-d1', 'homeroom-d1s1c1']) expect(await reached(username), username).toEqual([]);
  expect(await reached('principal-d1s1')).toEqual([first.id]);
});
