import { invalid } from '../../refusal.ts';
import { readFile } from '../../sheets/read-file.ts';
import { FileFault } from '../../sheets/sheet.ts';
import { faultWords, type Language } from '../../sheets/words.ts';

/** The file's cells, or a refusal that says what to do with the file. */
export async function sheetsOf(upload: Uint8Array, lang: Language): Promise<Awaited<ReturnType<typeof readFile>>> {
  try {
    return await readFile(upload);
  } catch (problem) {
    if (problem instanceof FileFault) throw invalid('', faultWords(problem.code, lang), problem.code);
    throw problem;
  }
}
