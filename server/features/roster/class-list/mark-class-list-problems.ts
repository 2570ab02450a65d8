import { preparedDelivers } from '../../../act.ts';
import { findList, type Hints } from '../../../class-lists/find-list.ts';
import { markClassListProblems as route } from '../../../contract/roster.ts';
import { DOWNLOADS } from '../../../contract/route.ts';
import { grouped } from '../../../core/grouped.ts';
import { NO_HEADER } from '../../../core/sheet-codes.ts';
import { Refusal } from '../../../refusal.ts';
import type { LineMark } from '../../../sheets/mark-cells.ts';
import type { SheetMarks } from '../../../sheets/mark-file.ts';
import { columnIndex, LIST_LIMITS, type Sheet } from '../../../sheets/sheet.ts';
import { type Language, PROBLEM } from '../../../sheets/words.ts';
import { headingsIn, selectMeanings } from './meanings.ts';
import { planList } from './plan-list.ts';
import { type PreparedList, prepareList, saidColumns } from './prepare-list.ts';
import { placeIn } from './refuse-list.ts';

type Sent = Parameters<typeof prepareList>[1];
type Wrong = { readonly refusal: Refusal };
type Asked = { readonly sent: Sent; readonly hints: Hints; readonly read: PreparedList | Wrong };

/** The clerk's own file with what a look at it refused: the look is made again, and nothing is written. */
export const markClassListProblems = preparedDelivers(
  route,
  async (cx, asked) => {
    const sent = { ...asked, dryRun: 'true' };
    const remembered = headingsIn(await cx.read((q) => selectMeanings(q, cx.target.id)));
    const hints = { columns: saidColumns(asked.columns), remembered, headerLine: asked.headerLine };
    return { sent, hints, read: await orRefusal(() => prepareList(cx, sent)) };
  },
  async ({ q, ...cx }, { read, ...asked }: Asked) => {
    const found = 'refusal' in read ? read : await orRefusal(() => planList({ ...cx, tx: q }, read));
    return { ...asked, found };
  },
  async ({ sent, hints, found }, { foreign }) => {
    if (!('refusal' in found)) throw new Refusal(409, 'conflict');
    const { errors = [] } = found.refusal.detail;
    const wrong = errors.filter(({ path, code }) => placeIn(path).line > 0 && code !== NO_HEADER);
    // What is wrong with the file as a whole stands in no cell of it.
    if (wrong.length === 0) throw found.refusal;
    const { kind, sheets } = await foreign('read-file', sent.upload, LIST_LIMITS);
    const marks = new Map(sheets.map((sheet) => [sheet.name, marksOf(sheet, wrong, { ...hints, lang: sent.lang })]));
    const bytes = await foreign('mark-file', { kind, bytes: sent.upload, sheets }, marks, LIST_LIMITS);
    return { name: NAME[sent.lang], type: DOWNLOADS.table[1], bytes };
  },
);

const NAME = { zh: '名单（已标出问题）.xlsx', en: 'Class list with problems marked.xlsx' };

async function orRefusal<T>(look: () => Promise<T>): Promise<T | Wrong> {
  try {
    return await look();
  } catch (problem) {
    if (problem instanceof Refusal) return { refusal: problem };
    throw problem;
  }
}

type Said = { readonly path: string; readonly message: string };

/** The words go behind the last column, or into the column that an earlier marking made. */
function marksOf(sheet: Sheet, wrong: readonly Said[], { lang, ...hints }: Hints & Pick<Sent, 'lang'>): SheetMarks {
  const header = findList(sheet, hints)?.header;
  const before = header?.cells.findIndex((cell) => Object.values<unknown>(PROBLEM).includes(cell)) ?? -1;
  const last = sheet.lines.reduce((width, { cells }) => Math.max(width, cells.length), 0);
  const here = wrong.map((one) => ({ ...one, ...placeIn(one.path) })).filter(({ sheet: name }) => name === sheet.name);
  const lines = new Map<number, LineMark>();
  if (header && here.length > 0) lines.set(header.line, { columns: new Set(), note: PROBLEM[lang] });
  for (const [line, ofLine] of grouped(here, (one) => String(one.line)))
    lines.set(Number(line), {
      columns: new Set(ofLine.flatMap(({ column }) => columnIndex(column) ?? [])),
      note: ofLine.map((one) => sentence(one, lang)).join(' '),
    });
  return { lines, noteAt: before < 0 ? last : before, isOurs: before >= 0 };
}

function sentence({ line, heading, message }: Said & ReturnType<typeof placeIn>, lang: Language): string {
  const where = lang === 'zh' ? `第 ${line} 行` : `Line ${line}`;
  const parts = [where, heading, message].filter((part) => part !== '');
  return parts.join(lang === 'zh' ? '：' : ': ');
}
