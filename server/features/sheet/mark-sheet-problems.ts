import { roleOn } from '../../../db/reach/held.ts';
import { delivers } from '../../act.ts';
import { markSheetProblems as route } from '../../contract/sheet.ts';
import { markedName, markedTable } from '../../sheets/template-tables.ts';
import { tableFile } from '../../table-file.ts';
import { selectClassSheet } from './class-sheet.ts';
import { placeWords } from './place-words.ts';
import { planSheet } from './plan-sheet.ts';
import { refuseFaults } from './refuse-faults.ts';
import { sheetsOf } from './sheets-of.ts';

/** Reading the file is slow, so it waits until the class has been read. */
export const markSheetProblems = delivers(
  route,
  async (cx, { upload, lang, sheet, ...asked }) => {
    const about = await selectClassSheet(cx, asked);
    const who = { personId: cx.actor.personId, isHomeroom: roleOn(cx.target, about.happenedOn) === 'homeroom' };
    return { about, who, upload, lang, sheet };
  },
  async ({ about, who, upload, lang, sheet }, parts) => {
    const file = await sheetsOf(upload, lang, parts);
    const { table, faults } = planSheet(file, about, who, { sheet });
    if (!table.header) throw refuseFaults(faults, lang);
    const named = { kind: about.kind, place: placeWords(about) };
    return await tableFile(markedName(named, lang), file.kind, [markedTable(named, table, faults, lang)]);
  },
  // It is the sender's own table that goes back: nobody is in it whom the sender did not name.
  () => [],
);
