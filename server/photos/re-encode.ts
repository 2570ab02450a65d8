import { Transformer } from '@napi-rs/image';
import { PictureFault } from './picture-fault.ts';
import { type Picture, readPicture } from './read-picture.ts';

/** Decoding takes up to 16 bytes a pixel. Our own page sends no more than two megapixels, and a phone's camera makes twelve. */
const MAX_PIXELS = 16_000_000;
/** The longer edge of what is kept, in pixels, and WebP's quality (0–100). */
const EDGE = 1600;
const QUALITY = 80;
/** ResizeFit.Inside: the library declares its enums and has none at run time. */
const INSIDE = 2;

export type Photo = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/**
 * A picture as it is kept: upright, at most 1600 pixels an edge, WebP, and nothing of what the camera wrote beside it (place, time,
 * owner, comments). Throws a PictureFault where it is no single still picture, or too large to decode.
 */
export async function reEncode(sent: Uint8Array): Promise<Photo> {
  const { width, height } = stillPicture(sent);
  return await decoded(sent, Math.max(width, height) > EDGE);
}

/** What a picture says of itself, where it may be decoded; else a PictureFault. */
export function stillPicture(sent: Uint8Array): Picture {
  const found = readPicture(sent);
  if (typeof found === 'string') throw new PictureFault(found);
  if (found.width * found.height > MAX_PIXELS) throw new PictureFault('photo.too-many-pixels');
  return found;
}

async function decoded(sent: Uint8Array, isLarge: boolean): Promise<Photo> {
  const picture = new Transformer(sent).rotate();
  const sized = isLarge ? picture.fastResize({ width: EDGE, height: EDGE, fit: INSIDE }) : picture;
  const bytes = await sized.webp(QUALITY).catch(() => {
    // The library's words are about its own insides; what it could not decode is damaged.
    throw new PictureFault('photo.broken');
  });
  const kept = readPicture(bytes);
  if (typeof kept === 'string') throw new Error('what was encoded is no picture');
  return { bytes, width: kept.width, height: kept.height };
}
