import type { Reader } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { selectTold } from '../../../db/reach/told.ts';
import { absenceOn, type ClassDay } from '../../recording/may-record.ts';
import type { Absent, SheetPupil } from '../../sheets/whose.ts';

/** Who is in the class on a day, by name, and who only before or after it in that term: a file may still, or already, name them. */
export async function selectPresent(
  q: Reader,
  at: ReachedClass,
  day: ClassDay,
): Promise<{ pupils: SheetPupil[]; absent: Absent[] }> {
  const told = new Map((await selectTold(q, at, [...day.members.keys()])).map((row) => [row.pupilId, row]));
  const pupils: SheetPupil[] = [];
  const absent: Absent[] = [];
  for (const member of day.members.values()) {
    const pupil = told.get(member.pupilId);
    if (!pupil) throw new Error('a pupil of the class is not there');
    if (day.there.has(member.pupilId)) pupils.push(pupil);
    else {
      const { why, stay } = absenceOn(day, member);
      if (why === 'left') absent.push({ ...pupil, code: 'pupil.left', day: stay.endedOn ?? stay.startsOn });
      else absent.push({ ...pupil, code: 'pupil.not-yet', day: stay.startsOn });
    }
  }
  return { pupils, absent };
}
