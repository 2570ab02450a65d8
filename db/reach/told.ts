import { inArray } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import { unsafeTables } from '../unsafe-tables.ts';

/** A statement takes at most 32 766 values on SQLite. */
const AT_ONCE = 5000;

/** What tells namesakes apart, of pupils that were reached before; the number itself stays sealed. */
export async function selectTold(q: Reader, pupilIds: readonly string[]) {
  const { pupils } = unsafeTables(q);
  const columns = {
    pupilId: pupils.id,
    name: pupils.name,
    sex: pupils.sex,
    numberTail: pupils.numberTail,
    sourcedId: pupils.sourcedId,
    numberIndex: pupils.studentNumberIndex,
  };
  const all = [...new Set(pupilIds)];
  const found = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const part = inArray(pupils.id, all.slice(at, at + AT_ONCE));
    found.push(...(await q.select(columns).from(pupils).where(part)));
  }
  return found;
}
