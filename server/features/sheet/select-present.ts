import type { Reader } from '../../../db/engine.ts';
import { selectEnrolled } from '../../../db/reach/lists.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { selectTold } from '../../../db/reach/told.ts';
import type { Absent, SheetPupil } from '../../sheets/whose.ts';

/** Who is in the class on a day, by name, and who only before or after it in that term: a file may still, or already, name them. */
export async function selectPresent(
  q: Reader,
  target: ReachedClass,
  { termId, happenedOn }: { readonly termId: string; readonly happenedOn: string },
): Promise<{ pupils: SheetPupil[]; absent: Absent[] }> {
  const stays = await selectEnrolled(q, target, termId);
  const ids = [...new Set(stays.map(({ pupilId }) => pupilId))];
  const told = new Map((await selectTold(q, ids)).map((row) => [row.pupilId, row]));
  const pupils: SheetPupil[] = [];
  const absent: Absent[] = [];
  for (const pupilId of ids) {
    const own = stays.filter((stay) => stay.pupilId === pupilId);
    const known = told.get(pupilId);
    const startsOn = own.map((stay) => stay.startsOn).sort()[0] ?? happenedOn;
    if (!known) continue;
    const pupil = { ...known, startsOn };
    const left = own.flatMap(({ endedOn }) => (endedOn !== null && endedOn < happenedOn ? endedOn : [])).sort();
    const isHere = own.some((stay) => stay.startsOn <= happenedOn && (stay.endedOn ?? happenedOn) >= happenedOn);
    const last = left.at(-1);
    if (isHere) pupils.push(pupil);
    else if (last !== undefined) absent.push({ ...pupil, code: 'pupil.left', day: last });
    else absent.push({ ...pupil, code: 'pupil.not_yet', day: startsOn });
  }
  return { pupils, absent };
}
