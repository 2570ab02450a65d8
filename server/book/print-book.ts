import { Transformer } from '@napi-rs/image';
import type { Book, BookPhotos } from './book.ts';
import { bookDefinition } from './book-definition.ts';
import { emblemImages } from './emblem-image.ts';
import { typeset } from './typeset.ts';

/** Pixels of the longer edge: 300 to the inch at the width that a photo is printed. */
const EDGE = 900;
const QUALITY = 82;
/** ResizeFit.Inside: the library declares its enums and has none at run time. */
const INSIDE = 2;

/** A child's growth book as PDF. */
export async function printBook(book: Book, photos: BookPhotos): Promise<Uint8Array<ArrayBuffer>> {
  const images: Record<string, string> = emblemImages(book.emblem);
  for (const [id, bytes] of photos) images[id] = await asJpeg(bytes);
  const shown = new Set(photos.keys());
  return await typeset((lacking) => bookDefinition(book, shown, lacking), images);
}

/** What a PDF can hold: it has no WebP. */
async function asJpeg(bytes: Uint8Array): Promise<string> {
  const picture = new Transformer(Buffer.from(bytes));
  const { width, height } = await picture.metadata();
  const sized =
    Math.max(width, height) > EDGE ? picture.fastResize({ width: EDGE, height: EDGE, fit: INSIDE }) : picture;
  return `data:image/jpeg;base64,${(await sized.jpeg(QUALITY)).toString('base64')}`;
}
