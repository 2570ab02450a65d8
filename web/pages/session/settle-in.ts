import { keptHere } from '../../offline/kept-here.ts';
import { letGoOfOthers } from '../../parts/kept.ts';
import type { Me } from '../../queries.ts';
import { ownClasses } from '../../session.ts';

/** Somebody has signed in on this device: what others left here goes, and a teacher can log from now on without a network. */
export async function settleIn(me: Me) {
  await letGoOfOthers(me.personId);
  if (ownClasses(me).length === 0) return await keptHere.clear();
  await keptHere.give(me.personId);
  return await keptHere.keep(['me'], me);
}
