import { selectNames } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import { selectNotedSince, selectSightings } from '../../../db/sightings.ts';
import { reads } from '../../act.ts';
import { listSightings as route } from '../../contract/sighting.ts';
import { firstKept } from '../../core/sighting/keeping.ts';
import { apartIn } from '../../namesakes.ts';
import { invalid } from '../../refusal.ts';
import { asWhy, readCursor, schoolNameOf, writeCursor } from '../../reply-parts.ts';

const PAGE = 100;

export const listSightings = reads(route, async ({ q, target: pupil, actor, today }, { cursor }) => {
  // A service that was upgraded yesterday cannot say that nobody looked in May.
  const since = (await selectNotedSince(q, firstKept(today))) ?? today;
  const { rows, hasMore } = await selectSightings(q, pupil, { since, after: placeIn(cursor), limit: PAGE });
  const names = await selectNames(
    q,
    rows.map((row) => row.personId),
  );
  const stays = await selectEnrolmentsOf(q, pupil, today);
  const schools = new Map(stays.map((stay) => [stay.schoolId, schoolNameOf(stay)]));
  const [stay] = stays;
  const isFamily = pupil.schoolId === null;
  const ownName = { zh: pupil.name, en: pupil.name };
  const last = rows.at(-1);
  return {
    pupil: {
      pupilId: pupil.id,
      name: pupil.name,
      apart: isFamily || !stay ? null : (await apartIn(q, stay, stay.termId))(pupil.id),
    },
    why: asWhy(pupil.by, isFamily || !stay ? ownName : schoolNameOf(stay)),
    since,
    next: hasMore && last ? writeCursor(last.day, [last.personId, last.schoolId, last.kind].join(' ')) : null,
    sightings: rows.map(({ day, personId, schoolId, role, kind }) => ({
      day,
      name: names.get(personId) ?? '',
      role,
      schoolName: schools.get(schoolId) ?? null,
      kind,
      isMe: personId === actor.personId,
    })),
  };
});

/** The key of the last row seen. */
function placeIn(cursor: string | undefined) {
  const seen = readCursor(cursor);
  if (!seen) return undefined;
  const [personId, schoolId, kind] = seen[1].split(' ');
  if (personId === undefined || schoolId === undefined || kind === undefined)
    throw invalid('cursor', 'this is not a place in the list; begin again without it');
  return { day: seen[0], personId, schoolId, kind };
}
