import type { ReadForeign } from '../foreign/tasks.ts';
import { invalid } from '../refusal.ts';
import { PictureFault, type PictureFaultCode } from './picture-fault.ts';
import type { Photo } from './re-encode.ts';

export const PICTURE_WORDS: Readonly<Record<PictureFaultCode, string>> = {
  'photo.not-a-picture': 'this is no JPEG, PNG or WebP picture, whatever its name says',
  'photo.animated': 'this picture moves; send a still one',
  'photo.broken': 'this picture is damaged or not complete',
  'photo.more-behind': 'something else is hidden behind the picture in this file',
  'photo.too-many-pixels': 'this picture has more than 16 megapixels',
  'photo.too-heavy': 'opening this picture took too long or too much memory; send a smaller one',
};

/** The picture as it is kept, or a refusal (422) that says what is wrong with it. */
export async function pictureOf(upload: Uint8Array, foreign: ReadForeign): Promise<Photo> {
  try {
    return await foreign('re-encode', upload);
  } catch (problem) {
    if (problem instanceof PictureFault) throw invalid('photo', PICTURE_WORDS[problem.code], problem.code);
    throw problem;
  }
}
