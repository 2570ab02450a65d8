import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { World } from './world.ts';

type Place = { readonly kind: 'school' | 'area'; readonly id: string };

/** A reviewer of a school or an area, whom the seed does not have; the same one again is left as it is. */
export async function addReviewer({ store }: Pick<World, 'store'>, username: string, place: Place): Promise<string> {
  await store.write(async (tx) => {
    const { persons, grants } = unsafeTables(tx);
    const id = `person-${username}`;
    const account = { passwordHash: null, mustChangePassword: false, isEnabled: true, sourcedId: null };
    await tx
      .insert(persons)
      .values({ ...account, id, districtId: null, username, name: '评审员', sortKey: 'ping2 shen3 yuan2' })
      .onConflictDoNothing();
    const span = { startsOn: '2026-09-01', endsOn: null, subject: null, sourcedId: null };
    await tx
      .insert(grants)
      .values({
        ...span,
        id: `grant-${username}`,
        personId: id,
        role: 'reviewer',
        placeKind: place.kind,
        placeId: place.id,
      })
      .onConflictDoNothing();
  });
  return username;
}
