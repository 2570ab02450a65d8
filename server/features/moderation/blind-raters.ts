import type { Reader } from '../../../db/engine.ts';
import { selectClassesOfPupils, selectTeachersGrants, type TeacherGrant } from '../../../db/reach/moderation.ts';
import type { BlindRater } from '../../core/moderation/assign-raters.ts';

/** Everybody who teaches in some schools today, with what they may know of whom. `ratesIt`: who gave marks of the dimension this term. */
export async function findBlindRaters(
  q: Reader,
  schoolIds: readonly string[],
  today: string,
  ratesIt: ReadonlySet<string>,
): Promise<BlindRater[]> {
  const rows = await selectTeachersGrants(q, schoolIds, today);
  const ofPerson = new Map<string, TeacherGrant[]>();
  for (const row of rows) ofPerson.set(row.personId, [...(ofPerson.get(row.personId) ?? []), row]);
  const children = rows.flatMap((row) => (row.placeKind === 'pupil' ? row.placeId : []));
  const classesOf = await selectClassesOfPupils(q, children);
  const among = new Set(schoolIds);
  return [...ofPerson].flatMap(([personId, held]) => {
    const teaching = held.flatMap((grant) => (isTeaching(grant, today) ? (grant.schoolId ?? []) : []));
    const schoolId = mostOften(teaching.filter((id) => among.has(id)));
    if (schoolId === undefined) return [];
    const schools = held.flatMap(({ placeKind, placeId }) => (placeKind === 'school' ? placeId : []));
    const classIds = held.flatMap(({ placeKind, placeId }) => {
      if (placeKind === 'class') return placeId;
      return placeKind === 'pupil' ? (classesOf.get(placeId) ?? []) : [];
    });
    return {
      personId,
      schoolId,
      schoolIds: new Set([...teaching, ...schools]),
      classIds: new Set(classIds),
      ratesIt: ratesIt.has(personId),
    };
  });
}

function isTeaching({ role, placeKind, startsOn, endsOn }: TeacherGrant, today: string): boolean {
  const holds = startsOn <= today && (endsOn === null || today <= endsOn);
  return holds && placeKind === 'class' && (role === 'teacher' || role === 'homeroom');
}

/** The school with most of somebody's classes; of those with as many the one whose id comes first. */
function mostOften(ids: readonly string[]): string | undefined {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}
