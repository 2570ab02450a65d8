import { newLineBudget, parseCsv } from '../../server/oneroster/parse-csv.ts';
import { readFile } from '../../server/sheets/read-file.ts';
import { SHEET_LIMITS } from '../../server/sheets/sheet.ts';
import { HOSTILE } from '../sheets/hostile.ts';
import { workbook } from '../sheets/make-sheet.ts';

/** A file that means harm is refused in no more than so many times what an honest large one takes to be read. */
const AT_MOST = 20;
/** Twice as many quotes in a line take twice as long, and not four times. */
const TWICE = 3;
const TURNS = 3;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** The middle of some turns, after one to warm up. */
async function middle(run: () => unknown): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn <= TURNS; turn++) {
    const began = performance.now();
    await run();
    took.push(performance.now() - began);
  }
  return took.slice(1).sort((a, b) => a - b)[Math.floor(TURNS / 2)] ?? Number.NaN;
}

function tell(what: string, ratio: number, atMost: number) {
  const isHeld = ratio <= atMost;
  say(`${what}: ratio ${ratio.toFixed(2)}, at most ${atMost}: ${isHeld ? 'held' : 'NOT HELD'}`);
  if (!isHeld) process.exitCode = 1;
}

/** Files that mean harm, against an honest one in the same run; and lines of quotes, against half of them. */
export async function benchReading() {
  const rows = Array.from({ length: SHEET_LIMITS.lines - 10 }, (_, n) => [
    '甲',
    `2026${n}`,
    ...Array.from({ length: 20 }, () => 140 + n),
  ]);
  const honest = await workbook([['姓名', '学号', ...Array.from({ length: 20 }, (_, n) => `列${n}`)], ...rows]);
  const atRest = await middle(() => readFile(honest));
  say(`an honest workbook of as many rows as there may be: ${atRest.toFixed(0)} ms`);
  for (const [what, make] of HOSTILE) {
    const bytes = await make();
    tell(what, (await middle(() => readFile(bytes).catch(() => undefined))) / atRest, AT_MOST);
  }
  for (const part of ['""', '"a"', '"a']) {
    const lineOf = (characters: number) => `"${part.repeat(characters / part.length)}x`;
    const read = (text: string) =>
      middle(() => {
        for (let n = 0; n < 50; n++) parseCsv(text, newLineBudget(), () => undefined);
      });
    tell(`a line of ${part}`, (await read(lineOf(60_000))) / (await read(lineOf(30_000))), TWICE);
  }
}
