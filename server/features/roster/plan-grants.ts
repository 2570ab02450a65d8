import { dayBefore } from '../../core/calendar/days.ts';
import { grouped } from '../../core/grouped.ts';
import type { Book } from './book.ts';
import type { GrantRow } from './store.ts';
import { type GrantWish, type GrantWishes, grantKey } from './wish-grants.ts';

export type GrantsKnown = {
  readonly today: string;
  readonly grants: Book<GrantRow>;
  /** Classes and schools where a bulk file speaks for everybody, by what it speaks of. */
  readonly bulk: {
    readonly classIds: ReadonlySet<string>;
    readonly schoolIds: ReadonlySet<string>;
    /** The first day that the file speaks of. */
    readonly from: string;
  };
  readonly gonePersonIds: ReadonlySet<string>;
  readonly endedClassIds: ReadonlySet<string>;
  readonly newId: () => string;
};

/** Makes the grants that the package asks for and ends those of earlier packages that it no longer does. A grant made by hand is never touched. */
export function planGrants({ wishes, listedPupils, listed }: GrantWishes, known: GrantsKnown): void {
  const { grants, today, bulk } = known;
  const stored = grouped(grants.rows, grantKey);
  const before = [...grants.rows];
  for (const [key, wish] of wishes) settle(wish, stored.get(key) ?? [], known);
  const isInBulk = (row: GrantRow) => bulk.classIds.has(row.placeId) || bulk.schoolIds.has(row.placeId);
  const isNamed = (row: GrantRow) =>
    (row.placeKind === 'pupil' && listedPupils.has(row.placeId)) ||
    (row.role !== 'guardian' && listed.has(`${row.personId} ${row.sourcedId}`)) ||
    known.gonePersonIds.has(row.personId) ||
    known.endedClassIds.has(row.placeId);
  for (const row of before) {
    const isOpen = row.endsOn === null || row.endsOn >= today;
    if (row.sourcedId === null || !isOpen || wishes.has(grantKey(row))) continue;
    // It must not hold today any more: whoever is off the roster sees nothing from now on. A file about a term to come
    // leaves the staff of the running one in place until then.
    const from = isNamed(row) || bulk.from < today ? today : bulk.from;
    if (isNamed(row) || isInBulk(row)) grants.end(row.id, { endsOn: dayBefore(from) });
  }
}

function settle(wish: GrantWish, stored: readonly GrantRow[], { grants, today, newId }: GrantsKnown): void {
  const { begin, end, usual, subject, ...said } = wish;
  const taught = subject === undefined ? {} : { subject };
  const isOver = end !== null && end < today;
  const open = stored.filter((row) => row.endsOn === null || row.endsOn >= today);
  const byHand = open.find((row) => row.sourcedId === null);
  if (byHand) {
    grants.set(byHand.id);
    return;
  }
  const [there] = open;
  if (there) {
    const isFree = !stored.some((row) => row.id !== there.id && row.startsOn === begin);
    const change = {
      endsOn: end,
      sourcedId: wish.sourcedId,
      ...taught,
      ...(begin !== null && isFree ? { startsOn: begin } : {}),
    };
    if (isOver) grants.end(there.id, change);
    else grants.set(there.id, change);
    return;
  }
  if (isOver) return;
  // Days on which the grant did not hold stay days on which it did not hold, unless the file says otherwise.
  const startsOn = begin ?? (stored.length > 0 ? today : usual);
  const same = stored.find((row) => row.startsOn === startsOn);
  if (!same) grants.insert({ id: newId(), ...said, subject: subject ?? null, startsOn, endsOn: end });
  else if (same.sourcedId !== null) grants.set(same.id, { endsOn: end, sourcedId: wish.sourcedId, ...taught });
}
