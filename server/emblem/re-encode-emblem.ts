import { Transformer } from '@napi-rs/image';
import { PictureFault } from '../photos/picture-fault.ts';
import { stillPicture } from '../photos/re-encode.ts';
import { EmblemFault } from './emblem-fault.ts';
import { safeSvg } from './safe-svg.ts';

/** Pixels of the longer edge: 360 to the inch where it is printed largest (64 points), and 400 kB at most. */
export const EMBLEM_EDGE = 320;
/** A smaller picture is a stain on paper. */
const SMALLEST = 96;
/** ResizeFit.Inside: the library declares its enums and has none at run time. */
const INSIDE = 2;

/** A school's emblem as PNG, which is what a PDF can hold and keeps what is transparent. */
export type Emblem = { readonly png: string; readonly width: number; readonly height: number };

/** An emblem as it is kept, drawn anew from SVG, PNG, JPEG or WebP; throws an EmblemFault that says why it cannot be. */
export async function reEncodeEmblem(sent: Uint8Array): Promise<Emblem> {
  const png = await (isMarkup(sent) ? ofDrawing(sent) : ofPicture(sent));
  const { width, height } = await new Transformer(png).metadata();
  return { png: png.toString('base64'), width, height };
}

/** No picture begins with it, behind a byte-order mark or white space. */
const isMarkup = (sent: Uint8Array) => /^(\uFEFF|\s)*</.test(Buffer.from(sent.subarray(0, 64)).toString('utf8'));

async function ofDrawing(sent: Uint8Array): Promise<Buffer> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(sent);
  } catch {
    throw new EmblemFault('emblem.svg-broken');
  }
  const png = await drawn(safeSvg(text, EMBLEM_EDGE));
  // Every fourth byte is how much of a pixel is seen.
  const pixels = await new Transformer(png).rawPixels();
  if (pixels.every((byte, at) => at % 4 !== 3 || byte === 0)) throw new EmblemFault('emblem.svg-broken');
  return png;
}

async function drawn(safe: string): Promise<Buffer> {
  try {
    // It draws several pixels where one was asked for; and it throws at once or later, as it likes.
    return await small(Transformer.fromSvg(safe)).png();
  } catch {
    // The library's words are about its own insides.
    throw new EmblemFault('emblem.svg-broken');
  }
}

async function ofPicture(sent: Uint8Array): Promise<Buffer> {
  try {
    const { width, height } = stillPicture(sent);
    if (Math.max(width, height) < SMALLEST) throw new EmblemFault('emblem.too-small');
    const picture = new Transformer(sent).rotate();
    return await (Math.max(width, height) > EMBLEM_EDGE ? small(picture) : picture).png();
  } catch (problem) {
    if (problem instanceof EmblemFault) throw problem;
    throw new EmblemFault(problem instanceof PictureFault ? problem.code : 'photo.broken');
  }
}

const small = (picture: Transformer) => picture.fastResize({ width: EMBLEM_EDGE, height: EMBLEM_EDGE, fit: INSIDE });
