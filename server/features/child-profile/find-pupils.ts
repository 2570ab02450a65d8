import { selectPlacesOf, selectPupilsWithin } from '../../../db/reach/pupils.ts';
import { reads } from '../../act.ts';
import { findPupils as route } from '../../contract/child-profile.ts';
import { asClassName, readCursor, schoolNameOf, writeCursor } from '../../reply-parts.ts';

export const findPupils = reads(route, async ({ q, target: scope }, { query: words, cursor }) => {
  const seen = readCursor(cursor);
  const after = seen && { sortKey: seen[0], id: seen[1] };
  const { rows, hasMore } = await selectPupilsWithin(q, scope, { words, after });
  const places = await selectPlacesOf(
    q,
    scope,
    rows.map((row) => row.id),
  );
  const last = rows.at(-1);
  return {
    next: hasMore && last ? writeCursor(last.sortKey, last.id) : null,
    pupils: rows.map(({ id, name }) => {
      const place = places.get(id);
      return {
        pupilId: id,
        name,
        class: place ? asClassName(place, place.term) : null,
        schoolName: place ? schoolNameOf(place) : null,
        until: place?.until ?? null,
      };
    }),
  };
});
