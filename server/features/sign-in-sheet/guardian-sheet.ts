import type { Reader } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { asClassName, schoolNameOf, termsFor } from '../../reply-parts.ts';
import { guardiansOnSheet } from '../../sign-in-sheet.ts';
import { keeperOf, withKeeping } from './keeping.ts';

type Asked = { readonly actorId: string; readonly now: number; readonly today: string };

/** What reading and printing a class's sheet share; and whose children are on it. */
export async function guardianRows(q: Reader, at: ReachedClass, { actorId, now, today }: Asked) {
  const { people, pupilIds } = await guardiansOnSheet(q, at, { now, today });
  return { rows: await withKeeping(q, people, { keeper: keeperOf(at), actorId, today }), pupilIds };
}

export async function guardianHead(q: Reader, at: ReachedClass, today: string) {
  const { term } = await termsFor(q, at.districtId, today, undefined);
  return { ...asClassName(at, term.code), schoolId: at.schoolId, schoolName: schoolNameOf(at) };
}
