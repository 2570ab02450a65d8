import type { ShownPhoto } from '../../../db/shown-photos.ts';
import type { DeliveryParts } from '../../act.ts';
import type { FileReply } from '../../contract/words.ts';

export async function deliverPhoto({ photoId, digest }: ShownPhoto, { files }: DeliveryParts): Promise<FileReply> {
  return { name: `${photoId}.webp`, type: 'image/webp', bytes: new Uint8Array(await files.get(digest, 'webp')) };
}
