import type { Reader } from '../db/engine.ts';
import { selectEnrolled } from '../db/reach/lists.ts';
import { selectTold } from '../db/reach/told.ts';
import { type Mark, namesakesIn, tellApart } from './core/identity/tell-apart.ts';

type Class = { readonly id: string; readonly schoolId: string };
type Named = { readonly pupilId: string; readonly name: string };
/** What stands beside a name that a class has twice; null beside every other. */
export type ApartOf = (pupilId: string) => Mark | null;

/** Of the members of a class. Where nobody shares a name nothing is asked of the database. */
export async function apartAmong(q: Reader, at: Class, members: readonly Named[]): Promise<ApartOf> {
  const shared = namesakesIn(members).flat();
  const told = await selectTold(
    q,
    at,
    shared.map(({ pupilId }) => pupilId),
  );
  const marks = tellApart(told);
  return (pupilId) => marks.get(pupilId) ?? null;
}

/** The same where the class was not read: all who are, or were, in it in that term, so that every page says the same. */
export async function apartIn(q: Reader, at: Class, termId: string): Promise<ApartOf> {
  return await apartAmong(q, at, await selectEnrolled(q, at, termId));
}
