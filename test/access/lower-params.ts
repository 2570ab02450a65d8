import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { putPhoto } from '../support/photos.ts';
import { putActivity } from '../support/records.ts';
import type { World } from '../support/world.ts';

type At = ReturnType<World['place']>;

/** Every parameter that a path has below its target, where nothing is made for the occasion. */
export const BELOW =
  'photoId grantId personId baseId templateId actionId roundId pupilId classId arrangementId contributionId questionId linkId incidentId noticeId objectionId archiveId correctionId'.split(
    ' ',
  );

/** The second parameter of paths that have two: a photo, base or template made for the occasion below the target. */
export async function photoBelow(world: World, at: At, found: { activityId: string; by: string }) {
  return { photoId: await putPhoto(world, { schoolId: at.schoolId, ...found }) };
}

/** A photo of what the child took part in. */
export async function photoOfChild(world: World, at: At, homeroom: string, pupilId: string) {
  const { activityId } = await putActivity(world, at, homeroom, [pupilId]);
  return await photoBelow(world, at, { activityId, by: homeroom });
}

/** Somebody made for the occasion who has the class, or the child, by hand. */
export async function personBelow({ store }: World, at: At, role: 'homeroom' | 'guardian', placeId: string) {
  const [personId, grantId] = [randomUUID(), randomUUID()];
  await store.write(async (tx) => {
    const t = unsafeTables(tx);
    const named = { username: personId, name: '临时', sortKey: 'lin2 shi2', sourcedId: null };
    const account = { passwordHash: null, mustChangePassword: true, isEnabled: true };
    await tx.insert(t.persons).values({ id: personId, districtId: at.district.id, ...named, ...account });
    const placeKind = role === 'guardian' ? ('pupil' as const) : ('class' as const);
    const span = { startsOn: '2026-09-01', endsOn: null, subject: null, sourcedId: null };
    await tx.insert(t.grants).values({ id: grantId, personId, role, placeKind, placeId, ...span });
  });
  return { personId, grantId };
}

export async function placesBelow({ store }: World, path: string, districtId: string, schoolId: string | null) {
  if (!/:baseId|:templateId/.test(path)) return {};
  const [baseId, templateId] = [randomUUID(), randomUUID()];
  await store.write(async (tx) => {
    const t = unsafeTables(tx);
    const [person] = await tx.select().from(t.persons).where(eq(t.persons.districtId, districtId)).limit(1);
    const shared = { districtId, schoolId, sortKey: 'a' };
    await tx.insert(t.bases).values({ ...shared, id: baseId, kind: 'base', name: '农场' });
    const made = { createdBy: person?.id ?? '', createdAt: 0 };
    const template = { title: '种菜', indicatorIds: ['labour.h3'] };
    await tx.insert(t.activityTemplates).values({ ...shared, ...made, ...template, id: templateId });
  });
  return { baseId, templateId };
}

/** An open round of the area in which nothing was drawn. */
export async function roundBelow({ store }: World, { district }: At, areaId: string) {
  const roundId = randomUUID();
  await store.write(async (tx) => {
    const [person] = await tx.select().from(unsafeTables(tx).persons).limit(1);
    const counts = { share: 0.05, ratersEach: 1, marks: 0, judgeable: 0, wanted: 0 };
    const of = { districtId: district.id, areaId, termId: district.terms.at(-1)?.id ?? '', dimension: 'labour' };
    const drawn = { drawnAt: 0, drawnBy: person?.id ?? '', closesOn: '2026-11-20' };
    await tx.insert(tx.tables.moderationRounds).values({ id: roundId, ...of, ...counts, ...drawn });
  });
  return { roundId };
}

/** A district is its officer's own; 'other-school' stands for a town in it, which its officer reaches as well. */
export async function areaFor({ store }: World, target: string, districtId: string): Promise<string> {
  if (target !== 'other-school') return districtId;
  return await store.read(async (q) => {
    const { areas } = unsafeTables(q);
    const [town] = await q
      .select({ id: areas.id })
      .from(areas)
      .where(and(eq(areas.districtId, districtId), eq(areas.kind, 'town')))
      .orderBy(areas.path)
      .limit(1);
    return town?.id ?? '';
  });
}
