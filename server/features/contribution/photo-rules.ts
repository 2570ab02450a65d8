import type { Actor, Reader, Writer } from '../../../db/engine.ts';
import { insertPhoto } from '../../../db/insert-photo.ts';
import type { ContributionFault } from '../../contract/contribution.ts';
import { shanghaiDay, shanghaiNoon } from '../../core/calendar/days.ts';
import type { Pledge } from '../../core/contribution/pledge.ts';
import { ADDED_WITHIN_HOURS, MOST_ADDED_A_DAY } from '../../core/photo-limits.ts';
import { invalid, notFound } from '../../refusal.ts';
import { type ContributionRow, selectStanding } from '../../reports/family-additions.ts';
import { attachPhoto, countSentSince, markProof, selectPhotosNamed, takeOff } from './photo-store.ts';

const HOUR = 3_600_000;

type Said = {
  readonly photos: readonly { readonly photoId: string; readonly isProof: boolean }[];
  readonly selfJoined: { readonly pledge: Pledge; readonly noProof: string | null } | null;
};

const refused = (path: string, code: ContributionFault, message: string) => invalid(path, message, code);

export async function hasPhotosLeft(q: Reader, { personId }: Actor, now: number): Promise<boolean> {
  const since = shanghaiNoon(shanghaiDay(now)) - 12 * HOUR;
  return (await countSentSince(q, personId, since)) < MOST_ADDED_A_DAY;
}

export async function mustHavePhotosLeft(q: Reader, actor: Actor, now: number) {
  if (await hasPhotosLeft(q, actor, now)) return;
  throw refused('photo', 'contribution.photos-a-day', `at most ${MOST_ADDED_A_DAY} photos can be sent in one day`);
}

/** What is kept of the pledge: who gave it, when, and to which words. Refused where nothing proves it and nothing says why. */
export function pledgeIn({ photos, selfJoined }: Said, { personId }: Actor, now: number) {
  if (!selfJoined) return { pledge: null, pledgedBy: null, pledgedAt: null, noProof: null };
  const { pledge, noProof } = selfJoined;
  if (noProof === null && !photos.some(({ isProof }) => isProof))
    throw refused('selfJoined.noProof', 'contribution.proof', 'mark a photo as proof, or say why there is none');
  return { pledge, pledgedBy: personId, pledgedAt: now, noProof };
}

/**
 * Makes the photos of something exactly those that its sender named: its own, and those the sender sent for it a moment ago. One that is
 * left out is taken off for good.
 */
export async function putPhotos(
  tx: Writer,
  contributionId: string,
  { photos }: Said,
  { actor, now }: { readonly actor: Actor; readonly now: number },
) {
  const named = await selectPhotosNamed(
    tx,
    photos.map(({ photoId }) => photoId),
  );
  const standing = new Map((await selectStanding(tx, [contributionId])).map((photo) => [photo.id, photo]));
  for (const [at, { photoId, isProof }] of photos.entries()) {
    const own = standing.get(photoId);
    const sent = named.find(({ id }) => id === photoId);
    const isNew = sent?.contributionId === null && sent.authorId === actor.personId && sent.fileLetGoAt === null;
    if (own) {
      if (own.isProof !== isProof) await markProof(tx, photoId, isProof);
    } else if (isNew && sent.enteredAt > now - ADDED_WITHIN_HOURS * HOUR)
      await attachPhoto(tx, photoId, { contributionId, isProof });
    else throw refused(`photos.${at}`, 'contribution.photo-gone', 'this photo is not there any more; send it again');
  }
  const left = [...standing.keys()].filter((id) => !photos.some(({ photoId }) => photoId === id));
  await takeOff(tx, left, { withdrawnAt: now });
}

/** Taken back with what they are of: their files go as those of withdrawn photos do. */
export async function takeBackPhotos(tx: Writer, { id }: ContributionRow, now: number) {
  const ids = (await selectStanding(tx, [id])).map((photo) => photo.id);
  await takeOff(tx, ids, { withdrawnAt: now });
}

/**
 * They are the record's from now on. The child is in each, as far as anybody knows: so nobody sees them while its guardian has not agreed
 * to photos. How many there are.
 */
export async function recordPhotos(
  tx: Writer,
  { id, pupilId }: ContributionRow,
  record: { readonly schoolId: string; readonly activityId: string },
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<number> {
  const photos = await selectStanding(tx, [id]);
  for (const { id: photoId, digest, width, height, bytes, enteredAt } of photos) {
    const row = { ...record, id: photoId, digest, width, height, bytes, enteredAt };
    await insertPhoto(tx, { ...row, authorId: actor.personId }, [pupilId]);
  }
  // The file is the other's now, whatever becomes of it.
  const ids = photos.map((photo) => photo.id);
  await takeOff(tx, ids, { withdrawnAt: now, recordedAt: now, fileLetGoAt: now });
  return photos.length;
}

/** The photo of that id, if it is one of this and has not been taken off. */
export async function photoOf(q: Reader, { id }: ContributionRow, photoId: string) {
  const photo = (await selectStanding(q, [id])).find((one) => one.id === photoId);
  if (!photo) throw notFound();
  return { photoId, digest: photo.digest };
}
