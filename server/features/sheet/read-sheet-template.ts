import { delivers } from '../../act.ts';
import { readSheetTemplate as route } from '../../contract/sheet.ts';
import { templateName, templateTables } from '../../sheets/template-tables.ts';
import { tableFile } from '../../table-file.ts';
import { selectClassSheet } from './class-sheet.ts';
import { placeWords } from './place-words.ts';

export const readSheetTemplate = delivers(
  route,
  async (cx, { format, lang, ...asked }) => ({ about: await selectClassSheet(cx, asked), format, lang }),
  async ({ about, format, lang }) => {
    const named = { kind: about.kind, place: placeWords(about) };
    return await tableFile(templateName(named, lang), format, templateTables(named, about, format, lang));
  },
  ({ about }) => about.pupils.map(({ pupilId }) => pupilId),
);
