import { and, eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { World } from './world.ts';

/** Moves the day a pupil of d1s1c2 came to the class this term, or left it, past the roster. */
export async function setStay(
  { store, place }: Pick<World, 'store' | 'place'>,
  pupilId: string,
  to: { startsOn?: string; endedOn?: string },
) {
  const autumn = place(1, 1, 2).district.terms.at(-1)?.id ?? '';
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx
      .update(enrolments)
      .set(to)
      .where(and(eq(enrolments.pupilId, pupilId), eq(enrolments.termId, autumn)));
  });
}
