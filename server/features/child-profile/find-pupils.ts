import type { Reader } from '../../../db/engine.ts';
import { selectPlacesOf, selectPupilsWithin } from '../../../db/reach/pupils.ts';
import { selectBearers } from '../../../db/reach/told.ts';
import { showingReads } from '../../act.ts';
import { findPupils as route } from '../../contract/child-profile.ts';
import { type ApartOf, apartAmong } from '../../namesakes.ts';
import { asClassName, readCursor, schoolNameOf, writeCursor } from '../../reply-parts.ts';

export const findPupils = showingReads(route, async ({ q, target: scope }, { query: words, cursor }) => {
  const seen = readCursor(cursor);
  const after = seen && { sortKey: seen[0], id: seen[1] };
  const { rows, hasMore } = await selectPupilsWithin(q, scope, { words, after });
  const places = await selectPlacesOf(
    q,
    scope,
    rows.map((row) => row.id),
  );
  const apartOf = await apartInSearch(q, rows, places);
  const last = rows.at(-1);
  const reply = {
    next: hasMore && last ? writeCursor(last.sortKey, last.id) : null,
    pupils: rows.map(({ id, name }) => {
      const place = places.get(id);
      return {
        pupilId: id,
        name,
        apart: apartOf(id),
        class: place ? asClassName(place, place.term) : null,
        schoolName: place ? schoolNameOf(place) : null,
        until: place?.until ?? null,
      };
    }),
  };
  // Own children are the family's to see.
  const shown = [...places].flatMap(([pupilId, { isOwn, role, schoolId }]) =>
    isOwn || !role ? [] : { pupilId, schoolId, role },
  );
  return { reply, shown };
});

type Places = Awaited<ReturnType<typeof selectPlacesOf>>;

/** Namesakes of one class beside each other or pages apart; those of other classes have their class beside them. A family is told of none. */
async function apartInSearch(
  q: Reader,
  rows: readonly { readonly id: string; readonly name: string }[],
  places: Places,
): Promise<ApartOf> {
  const staffed = [...places.values()].filter(({ isOwn }) => !isOwn);
  const classes = [...new Map(staffed.map((place) => [place.id, place])).values()];
  const bearers = await selectBearers(q, {
    classes,
    termIds: classes.map(({ termId }) => termId),
    names: rows.map(({ name }) => name),
  });
  const found = new Map<string, ReturnType<ApartOf>>();
  for (const at of classes) {
    const members = bearers.filter(({ classId }) => classId === at.id);
    const apartOf = await apartAmong(q, at, members);
    for (const { pupilId } of members) found.set(pupilId, apartOf(pupilId));
  }
  return (pupilId) => found.get(pupilId) ?? null;
}
