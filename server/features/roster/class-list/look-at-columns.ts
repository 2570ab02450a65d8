import { preparedReads } from '../../../act.ts';
import { lookAtColumns as route } from '../../../contract/list-columns.ts';
import { cleanName } from '../../../core/text/clean.ts';
import { columnLetter, FileFault, LIST_LIMITS, type Line } from '../../../sheets/sheet.ts';
import { selectMeanings } from './meanings.ts';
import { refuseList } from './refuse-list.ts';

const LINES = 6;
const LETTERS = 24;

/** The first lines of a list whose headings nobody knows, so that whoever sends it can say what its columns are. Nothing is kept. */
export const lookAtColumns = preparedReads(
  route,
  async ({ foreign }, { upload, lang }) => {
    try {
      const { sheets } = await foreign('read-file', upload, LIST_LIMITS);
      return sheets.map(({ name, lines }) => ({
        name,
        columns: lettersOf(lines),
        lines: lines.slice(0, LINES).map(({ line, cells }) => ({
          line,
          cells: cells.map((cell) => cleanName(String(cell ?? '')).slice(0, LETTERS)),
        })),
      }));
    } catch (problem) {
      if (!(problem instanceof FileFault)) throw problem;
      throw refuseList([{ sheet: '', line: 0, column: '', heading: '', code: problem.code }], lang);
    }
  },
  async ({ q, target }, sheets) => ({
    sheets: sheets.filter(({ lines }) => lines.length > 0),
    headless: (await selectMeanings(q, target.id)).filter(({ heading }) => heading === ''),
  }),
);

function lettersOf(lines: readonly Line[]): string[] {
  const width = lines.slice(0, LINES).reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return Array.from({ length: width }, (_, index) => columnLetter(index));
}
