import { Transformer } from '@napi-rs/image';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Book, BookPhotos } from './book.ts';
import { bookDefinition } from './book-definition.ts';
import { FONT_FILES, type FontOf, openFonts } from './fonts.ts';
import { inFonts, lackingIn } from './glyphs.ts';

/** Pixels of the longer edge: 300 to the inch at the width that a photo is printed. */
const EDGE = 900;
const QUALITY = 82;
/** ResizeFit.Inside: the library declares its enums and has none at run time. */
const INSIDE = 2;

const { regular: normal, bold, other } = FONT_FILES;
pdfmake.setFonts({
  sans: { normal, bold, italics: normal, bolditalics: bold },
  other: { normal: other, bold: other, italics: other, bolditalics: other },
});
// Nothing is fetched, and no file is read but the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(FONT_FILES).includes(path));

let fonts: FontOf | undefined;

/** A child's growth book as PDF: A4, real text, each font with the characters that it prints. */
export async function printBook(book: Book, photos: BookPhotos): Promise<Uint8Array<ArrayBuffer>> {
  fonts ??= openFonts();
  const images: Record<string, string> = {};
  for (const [id, bytes] of photos) images[id] = await asJpeg(bytes);
  const shown = new Set(photos.keys());
  // What is lacking is said at the end, so it is laid out once without to see what is printed at all.
  const lacking = lackingIn(bookDefinition(book, shown, []), fonts);
  const definition = bookDefinition(book, shown, lacking);
  return await printed({ ...inFonts(definition, fonts), images });
}

async function printed(definition: TDocumentDefinitions): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

/** What a PDF can hold: it has no WebP. */
async function asJpeg(bytes: Uint8Array): Promise<string> {
  const picture = new Transformer(Buffer.from(bytes));
  const { width, height } = await picture.metadata();
  const sized =
    Math.max(width, height) > EDGE ? picture.fastResize({ width: EDGE, height: EDGE, fit: INSIDE }) : picture;
  return `data:image/jpeg;base64,${(await sized.jpeg(QUALITY)).toString('base64')}`;
}
