import { delivers } from '../../act.ts';
import { speaker } from '../../book/say.ts';
import { exportBook as route } from '../../contract/growth-book.ts';
import { DOWNLOADS } from '../../contract/route.ts';
import { fileName } from '../../file-name.ts';
import { composeBook } from '../../profile/compose-book.ts';

export const exportBook = delivers(
  route,
  (cx, asked) => composeBook(cx, asked),
  async ({ book, photos: shown }, { files, press }) => {
    const photos = new Map<string, Uint8Array>();
    for (const { photoId, digest } of shown) photos.set(photoId, await files.get(digest, 'webp'));
    const { pupil, term } = book.profile;
    const name = speaker(book.language).own('fileName', { name: pupil.name, term: term.code });
    return { name: fileName(name, 'pdf'), type: DOWNLOADS.document[0], bytes: await press.print({ book, photos }) };
  },
);
