import { asStudentNumber, checkStudentNumber } from '../../core/student-number.ts';
import type { ReadForeign } from '../../foreign/tasks.ts';
import { invalid } from '../../refusal.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import { FileFault, type Sheet } from '../../sheets/sheet.ts';
import { faultWords, type Language } from '../../sheets/words.ts';

/** A file as plain data, with what needs a key done. */
export type SheetFile = {
  readonly kind: 'csv' | 'xlsx';
  readonly sheets: readonly Sheet[];
  /** The student numbers in it, each with its keyed digest: the act compares and has no key. */
  readonly numbers: readonly (readonly [number: string, index: string])[];
};

/** The file's cells, or a refusal that says what to do with the file. */
type Parts = { readonly foreign: ReadForeign; readonly secrets: Secrets };

export async function sheetsOf(upload: Uint8Array, lang: Language, { foreign, secrets }: Parts): Promise<SheetFile> {
  try {
    const file = await foreign('read-file', upload);
    const cells = file.sheets.flatMap(({ lines }) => lines.flatMap((line) => line.cells.filter(isLong)));
    const numbers = new Set(cells.map(asStudentNumber).filter((text) => checkStudentNumber(text) === 'ok'));
    return { ...file, numbers: [...numbers].map((number) => [number, secrets.blindIndex(number)] as const) };
  } catch (problem) {
    if (problem instanceof FileFault) throw invalid('', faultWords(problem.code, lang), problem.code);
    throw problem;
  }
}

const isLong = (cell: unknown): cell is string => typeof cell === 'string' && cell.length >= 19 && cell.length < 40;
