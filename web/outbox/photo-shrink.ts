/** The longer edge of what is sent, in pixels, and JPEG's quality: a few hundred kilobytes, for weak networks. The service makes it smaller still. */
const EDGE = 2560;
const QUALITY = 0.85;

export class NotAPicture extends Error {}

/** Upright, small, and without what the camera wrote in it: that never leaves the phone. */
export async function shrink(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new NotAPicture('this browser cannot read it', { cause });
  });
  const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new NotAPicture('this browser cannot draw');
  // JPEG has no clear parts: what is clear would turn black.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return await new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new NotAPicture('nothing was drawn'))), 'image/jpeg', QUALITY);
  });
}
