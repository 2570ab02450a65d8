import { extractImages, getDocumentProxy, getMeta } from 'unpdf';

type Placed = { readonly text: string; readonly y: number };

/** What a PDF says, read by another library than the one that made it: the text of each page without spaces, and where it stands. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const pages: string[] = [];
  const placed: Placed[][] = [];
  const images: number[] = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    const texts = items.flatMap((item) => ('str' in item ? [{ text: item.str, y: Number(item.transform[5]) }] : []));
    pages.push(squeezed(texts.map(({ text }) => text).join('')));
    placed.push(texts.filter(({ text }) => text.trim() !== ''));
    images.push((await extractImages(pdf, page)).length);
  }
  const { info } = await getMeta(pdf);
  return { pages, placed, images, title: String(info['Title']), language: String(info['Language']) };
}

/** The PDF that was answered. */
export const paperOf = async (response: Response) => await readPdf(new Uint8Array(await response.arrayBuffer()));

/** Lines break where there is no room, which is no part of what is said. */
export const squeezed = (text: string) => text.replaceAll(/\s+/g, '');
