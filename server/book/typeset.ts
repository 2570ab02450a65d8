import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { FONT_FILES, type FontOf, openFonts } from './fonts.ts';
import { inFonts, lackingIn } from './glyphs.ts';

const { regular: normal, bold, other } = FONT_FILES;
pdfmake.setFonts({
  sans: { normal, bold, italics: normal, bolditalics: bold },
  other: { normal: other, bold: other, italics: other, bolditalics: other },
});
// Nothing is fetched, and no file is read but the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(FONT_FILES).includes(path));

let fonts: FontOf | undefined;

/**
 * A document as PDF: real text, each font with the characters that it prints.
 * @param definitionOf the document, told which characters no font has
 */
export async function typeset(
  definitionOf: (lacking: readonly string[]) => TDocumentDefinitions,
  images: Readonly<Record<string, string>> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  fonts ??= openFonts();
  // What is lacking is said at the end, so it is laid out once without to see what is printed at all.
  const definition = definitionOf(lackingIn(definitionOf([]), fonts));
  return new Uint8Array(await pdfmake.createPdf({ ...inFonts(definition, fonts), images: { ...images } }).getBuffer());
}
