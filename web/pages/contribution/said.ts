import type { Pledge } from '../../../server/core/contribution/pledge.ts';
import { call, newClientId } from '../../api.ts';
import type { Contribution } from './contribution-queries.ts';

/** One that the service has (then `id` is its own), or one on this device, which goes out first (then it is sent under `id`). */
export type SaidPhoto = { readonly id: string; readonly isProof: boolean; readonly blob: Blob | null };

/** What is typed; nothing is sent before somebody says so. */
export type Said = {
  readonly title: string;
  readonly happenedOn: string;
  readonly hours: string;
  readonly organiser: string;
  readonly reflection: string;
  /** Empty where the teacher chooses. */
  readonly indicatorId: string;
  /** Empty where nothing is said of how well it went. */
  readonly ownLevel: string;
  readonly photos: readonly SaidPhoto[];
  readonly isSelfJoined: boolean;
  readonly noProof: string;
  /** Of what is sent now: a draft, or what was sent before, is pledged anew. */
  readonly hasPledged: boolean;
};

/** The words of the pledge that are asked for: the last of server/core/contribution/pledge.ts. */
export const PLEDGE: Pledge = '2026-12';

export const nothingSaid = (happenedOn: string): Said => ({
  ...{ title: '', happenedOn, hours: '', organiser: '', reflection: '', indicatorId: '', ownLevel: '' },
  ...{ photos: [], isSelfJoined: true, noProof: '', hasPledged: false },
});

export const saidIn = (one: Contribution): Said => ({
  title: one.title,
  happenedOn: one.happenedOn,
  hours: one.hours === null ? '' : String(one.hours),
  organiser: one.organiser ?? '',
  reflection: one.reflection ?? '',
  indicatorId: one.indicatorId ?? '',
  ownLevel: one.ownLevel ?? '',
  photos: one.photos.map(({ photoId: id, isProof }) => ({ id, isProof, blob: null })),
  isSelfJoined: one.selfJoined !== null,
  noProof: one.selfJoined?.noProof ?? '',
  hasPledged: false,
});

export const areHoursRight = ({ hours }: Said) =>
  hours === '' || (Number(hours) > 0 && Number(hours) <= 24 && Number.isInteger(Number(hours) * 4));

export const isProven = ({ photos, noProof }: Said) => photos.some(({ isProof }) => isProof) || noProof.trim() !== '';

/** Whether it can be sent. */
export const isWhole = (said: Said) =>
  said.title.trim() !== '' && areHoursRight(said) && (!said.isSelfJoined || (said.hasPledged && isProven(said)));

/** Photos that the service has forgotten meanwhile are sent anew. */
export const renewed = (said: Said): Said => ({
  ...said,
  photos: said.photos.map((photo) => (photo.blob ? { ...photo, id: newClientId() } : photo)),
});

const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());

/** The photos first, one after the other and each once however often it is tried; then what is to be sent of it. */
export async function asSent(pupilId: string, said: Said) {
  const photos = [];
  for (const { id, isProof, blob } of said.photos)
    photos.push({ photoId: blob ? await sentPhoto(pupilId, id, blob) : id, isProof });
  return {
    title: said.title.trim(),
    happenedOn: said.happenedOn,
    hours: said.hours === '' ? null : Number(said.hours),
    organiser: orNull(said.organiser),
    reflection: orNull(said.reflection),
    indicatorId: said.indicatorId === '' ? null : said.indicatorId,
    ownLevel: said.indicatorId === '' ? null : orNull(said.ownLevel),
    photos,
    selfJoined: said.isSelfJoined ? { pledge: PLEDGE, noProof: orNull(said.noProof) } : null,
  };
}

async function sentPhoto(pupilId: string, clientId: string, blob: Blob): Promise<string> {
  const body = new Uint8Array(await blob.arrayBuffer());
  const asked = { params: { pupilId }, query: { clientId }, body };
  return (await call('post /api/pupils/:pupilId/contribution-photos', asked, blob.type)).photoId;
}
