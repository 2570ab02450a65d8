import { Transformer } from '@napi-rs/image';
import { busy, invalid } from '../refusal.ts';
import { type PhotoFault, readPicture } from './read-picture.ts';

/** Decoding 50 megapixels takes up to 200 MB: one at a time, and whoever finds a long queue comes again. */
const QUEUE = 16;
const MAX_PIXELS = 50_000_000;
/** The longer edge of what is kept, in pixels, and WebP's quality (0–100). */
const EDGE = 1600;
const QUALITY = 80;
/** ResizeFit.Inside: the library declares its enums and has none at run time. */
const INSIDE = 2;

const WORDS: Readonly<Record<PhotoFault | 'photo.too-many-pixels', string>> = {
  'photo.not-a-picture': 'this is no JPEG, PNG or WebP picture, whatever its name says',
  'photo.animated': 'this picture moves; send a still one',
  'photo.broken': 'this picture is damaged or not complete',
  'photo.more-behind': 'something else is hidden behind the picture in this file',
  'photo.too-many-pixels': 'this picture has more than 50 megapixels',
};

export type Photo = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

let isBusy = false;
const waiting: (() => void)[] = [];

/**
 * A picture as it is kept: upright, at most 1600 pixels an edge, WebP, and nothing of what the camera wrote beside it (place, time,
 * owner, comments). Refused (422) where it is no single still picture, or too large to decode.
 */
export async function reEncode(sent: unknown): Promise<Photo> {
  const found = sent instanceof Uint8Array ? readPicture(sent) : 'photo.not-a-picture';
  if (typeof found === 'string') throw fault(found);
  if (found.width * found.height > MAX_PIXELS) throw fault('photo.too-many-pixels');
  if (waiting.length >= QUEUE) throw busy(5);
  if (isBusy) await new Promise<void>((turn) => waiting.push(turn));
  isBusy = true;
  try {
    return await decoded(sent as Uint8Array, Math.max(found.width, found.height) > EDGE);
  } finally {
    // Handed straight to who waits longest, so that nobody comes in between.
    const next = waiting.shift();
    if (next) next();
    else isBusy = false;
  }
}

async function decoded(sent: Uint8Array, isLarge: boolean): Promise<Photo> {
  const picture = new Transformer(sent).rotate();
  const sized = isLarge ? picture.fastResize({ width: EDGE, height: EDGE, fit: INSIDE }) : picture;
  const bytes = await sized.webp(QUALITY).catch(() => {
    // The library's words are about its own insides; what it could not decode is damaged.
    throw fault('photo.broken');
  });
  const kept = readPicture(bytes);
  if (typeof kept === 'string') throw new Error('what was encoded is no picture');
  return { bytes, width: kept.width, height: kept.height };
}

const fault = (code: keyof typeof WORDS) => invalid('photo', WORDS[code], code);
