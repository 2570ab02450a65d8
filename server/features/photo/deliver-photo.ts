import type { ShownPhoto } from '../../../db/shown-photos.ts';
import type { FileReply } from '../../contract/words.ts';
import type { FileStore } from '../../files.ts';

export async function deliverPhoto({ photoId, digest }: ShownPhoto, files: FileStore): Promise<FileReply> {
  return { name: `${photoId}.webp`, type: 'image/webp', bytes: new Uint8Array(await files.get(digest, 'webp')) };
}
