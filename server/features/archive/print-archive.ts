import { selectParts } from '../../../db/archives.ts';
import { delivers } from '../../act.ts';
import { bookOf, documentOf, partsOf, unpacked } from '../../archive/document.ts';
import { speaker } from '../../book/say.ts';
import { printArchive as route } from '../../contract/archive.ts';
import { DOWNLOADS } from '../../contract/route.ts';
import { fileName } from '../../file-name.ts';
import { archiveOf } from './child-archives.ts';

/** Printed of what was filed and of nothing else, so that it is the same whenever it is asked for. */
export const printArchive = delivers(
  route,
  async ({ q, target: pupil, params }, { lang: language }) => {
    const { body, filedAt } = await archiveOf(q, pupil, params.archiveId);
    const text = unpacked(body);
    const parts = await selectParts(q, partsOf(documentOf(text)));
    return bookOf(text, parts, { filedAt, language });
  },
  async (book, { press }) => {
    const { pupil, term } = book.profile;
    const name = speaker(book.language).own('filedName', { name: pupil.name, term: term.code });
    const bytes = await press.print({ book, photos: new Map() });
    return { name: fileName(name, 'pdf'), type: DOWNLOADS.document[0], bytes };
  },
);
