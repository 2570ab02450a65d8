import { and, eq } from 'drizzle-orm';
import { derive } from '../../db/derive/derive.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { putPhoto } from '../support/photos.ts';
import { putActivity } from '../support/records.ts';
import { TODAY, type World } from '../support/world.ts';
import type { PersonaName } from './personas.ts';

/** The day a child of class d1s1c3 is in d1s1c4, and the day a teacher of d1s1c3 began. */
export const MOVED_ON = '2026-10-13';
export const LATELY_FROM = '2026-10-26';

/** Words in what was recorded when, in every text that a record has: whoever is not named reads none of them anywhere. */
export const STORIES: Readonly<Record<string, readonly PersonaName[]>> = {
  AFTERMOVE: ['labour-teacher', 'office', 'principal'],
  BEFOREMOVE: ['labour-teacher', 'office', 'principal', 'former-homeroom', 'last-years-teacher'],
  LASTYEAR: ['labour-teacher', 'office', 'principal', 'last-years-teacher'],
  SINCELATELY: [
    'labour-teacher',
    'office',
    'principal',
    'former-homeroom',
    'last-years-teacher',
    'teacher-since-lately',
  ],
};

/** Who recorded it: whoever keeps the roster knows who teaches, and nothing of what was recorded. */
export const LATER_TEACHER = '贺AFTERMOVE';

/**
 * Three children of class d1s1c3: one moved to d1s1c4 in mid-term, one has been there since the first day of the school year, one stayed. What
 * was recorded of them before, between and after, and by whom.
 */
export async function addMoves(world: World) {
  const { store, place } = world;
  const [before, after] = [place(1, 1, 3), place(1, 1, 4)];
  const [moved = '', lastYears = '', stayed = ''] = before.pupils;
  const [lastTerm, term] = before.district.terms;
  if (!lastTerm || !term) throw new Error('the world has two terms');
  await store.write(async (tx) => {
    const { enrolments, persons, grants } = unsafeTables(tx);
    const stayOf = (pupilId: string) => and(eq(enrolments.pupilId, pupilId), eq(enrolments.termId, term.id));
    await tx.update(enrolments).set({ endedOn: '2026-10-12' }).where(stayOf(moved));
    await tx.update(enrolments).set({ classId: after.classId }).where(stayOf(lastYears));
    const stay = { schoolId: after.schoolId, classId: after.classId, termId: term.id, endedOn: null };
    const made = { id: 'stay-after-move', pupilId: moved, startsOn: MOVED_ON, sourcedId: 'stay-after-move' };
    await tx.insert(enrolments).values({ ...stay, ...made });
    const named = { username: 'later-teacher', name: LATER_TEACHER, sortKey: 'he4', sourcedId: null };
    const account = { passwordHash: null, mustChangePassword: false, isEnabled: true };
    await tx.insert(persons).values({ id: 'person-later', districtId: after.district.id, ...named, ...account });
    const of = { personId: 'person-later', role: 'teacher' as const, placeKind: 'class' as const };
    const span = { startsOn: '2026-09-01', endsOn: null, subject: null, sourcedId: null };
    await tx.insert(grants).values({ id: 'grant-later', ...of, placeId: after.classId, ...span });
  });
  const put = async (at: typeof before, by: string, pupilIds: string[], happenedOn: string, words: string) => {
    const { activityId } = await putActivity(world, at, by, pupilIds, { happenedOn, words, visibility: 'staff' });
    const photoId = await putPhoto(world, { schoolId: at.schoolId, activityId, by });
    return { activityId, photoId, words };
  };
  const records = {
    lastYear: await put(before, 'labour-d1s1', [lastYears, stayed, moved], '2026-05-06', 'LASTYEAR'),
    beforeMove: await put(before, 'labour-d1s1', [moved, stayed], '2026-09-15', 'BEFOREMOVE'),
    afterMove: await put(after, 'later-teacher', [moved, lastYears], '2026-10-20', 'AFTERMOVE'),
    lately: await put(before, 'labour-d1s1', [stayed], '2026-11-02', 'SINCELATELY'),
  };
  await store.write(async (tx) => {
    const touched = { schoolId: before.schoolId, pupilIds: [moved, lastYears, stayed], dimensions: ['labour'] };
    const classIds = [before.classId, after.classId];
    for (const { id: termId } of [lastTerm, term]) await derive(tx, { ...touched, termId, classIds, today: TODAY });
  });
  return { before, after, moved, lastYears, stayed, lastTerm, term, records };
}

/** Gives somebody who was made for these tests another grant. */
export const granter =
  (store: World['store']) =>
  async (who: string, placeKind: 'school' | 'class' | 'pupil', placeId: string, startsOn = '2026-09-01') =>
    await store.write(async (tx) => {
      const { grants } = unsafeTables(tx);
      const role = { school: 'principal', class: 'teacher', pupil: 'guardian' } as const;
      const of = { personId: `person-${who}`, role: role[placeKind], placeKind, placeId };
      const span = { startsOn, endsOn: null, subject: null, sourcedId: null };
      await tx.insert(grants).values({ id: `grant-${who}-${placeId}`, ...of, ...span });
    });
