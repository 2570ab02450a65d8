import type { ShownPhoto } from '../../db/shown-photos.ts';
import type { DeliveryParts } from '../act.ts';
import type { FileReply } from '../contract/words.ts';

/** The picture as it is kept, whoever was found to be allowed to see it. */
export async function deliverPhoto(
  { photoId, digest }: Pick<ShownPhoto, 'photoId' | 'digest'>,
  { files }: DeliveryParts,
): Promise<FileReply> {
  return { name: `${photoId}.webp`, type: 'image/webp', bytes: new Uint8Array(await files.get(digest, 'webp')) };
}
