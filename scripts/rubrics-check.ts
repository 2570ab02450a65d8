// Says of every rubric file what is in it, and whether a district could publish it by the rules of the second edition; if not, what is wrong
// in which line: npm run rubrics:check [FILE…]. Without a file all of rubrics/ are read; a version that a newer one replaced only has to be readable.
import '#supported-node';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PlacedFault, readRubricText } from '../server/contract/rubric-file.ts';
import { careFaults } from '../server/core/rubric/check-care.ts';
import { lineOf, linesIn } from '../server/core/rubric/json-lines.ts';
import type { Rubric } from '../server/core/rubric/rubric.ts';
import { countedTwice, rubricFigures } from '../server/core/rubric/rubric-figures.ts';

const folder = fileURLToPath(new URL('../rubrics/', import.meta.url));
const named = process.argv.slice(2);
const isAll = named.length === 0;
const files = isAll ? readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? folder + name : [])) : named;

type Read = { readonly shown: string; readonly text: string; readonly rubric: Rubric };
const say = (line: string) => process.stdout.write(`${line}\n`);
let faults = 0;
function fault(shown: string, { path, reason, line }: Omit<PlacedFault, 'line'> & { readonly line?: number }) {
  faults += 1;
  say(`${shown}: ${path === '' ? '' : `${path}: `}${reason}${line === undefined ? '' : ` (line ${line})`}`);
}

function read(file: string): Read[] {
  const shown = relative(process.cwd(), file);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? problem.code : problem;
    fault(shown, { path: '', reason: `cannot be read (${code})` });
    return [];
  }
  const found = readRubricText(text);
  if ('faults' in found) {
    for (const one of found.faults) fault(shown, one);
    return [];
  }
  const wanted = `${found.rubric.key}.v${found.rubric.version}.json`;
  if (basename(file) !== wanted) fault(shown, { path: '', reason: `the file must be named ${wanted}` });
  return [{ shown, text, rubric: found.rubric }];
}

function check({ shown, text, rubric }: Read) {
  // One that says `edition: 2` was read by these rules already.
  const lines = linesIn(text);
  for (const one of rubric.edition === 2 ? [] : careFaults(rubric))
    fault(shown, { ...one, line: lineOf(lines, one.path) });
  const { indicators, judged, facts, participation, bands } = rubricFigures(rubric);
  say(`${shown}: ${indicators} indicators (${judged} judged, ${facts} facts, ${participation} participation)`);
  for (const { bandId, largest, minutes } of bands) {
    const one = largest ? `${(100 * largest.share).toFixed(1)}% (${largest.indicatorId})` : 'none';
    say(`  ${bandId}: largest share of one mark ${one}, recording ${minutes.toFixed(1)} min a week for a class`);
  }
}

const rubrics = files.flatMap(read);
const newest = (key: string) => Math.max(...rubrics.flatMap(({ rubric }) => (rubric.key === key ? rubric.version : 0)));
const checked = isAll ? rubrics.filter(({ rubric }) => rubric.version === newest(rubric.key)) : rubrics;
for (const one of rubrics) if (checked.includes(one)) check(one);
for (const one of rubrics)
  if (!checked.includes(one)) say(`${one.shown}: replaced by version ${newest(one.rubric.key)}`);
for (const one of countedTwice(checked.map(({ rubric }) => rubric))) fault('rubrics', one);
if (files.length === 0) say(`${folder}: there is no rubric file`);
say(`${faults} faults`);
if (faults > 0 || files.length === 0) process.exitCode = 1;
