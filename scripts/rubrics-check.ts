// Says of every rubric file whether a district could publish it, and if not, what is wrong in which line: npm run rubrics:check [FILE…]
import '#supported-node';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRubricText } from '../server/contract/rubric-file.ts';

const folder = fileURLToPath(new URL('../rubrics/', import.meta.url));
const named = process.argv.slice(2);
const files =
  named.length > 0 ? named : readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? folder + name : []));

function faultsIn(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? problem.code : problem;
    return [`cannot be read (${code})`];
  }
  const read = readRubricText(text);
  if ('faults' in read) {
    return read.faults.map(({ path, reason, line }) => `${path === '' ? '' : `${path}: `}${reason} (line ${line})`);
  }
  const wanted = `${read.rubric.key}.v${read.rubric.version}.json`;
  return basename(file) === wanted ? [] : [`the file must be named ${wanted}`];
}

if (files.length === 0) {
  process.stdout.write(`${folder}: there is no rubric file\n`);
  process.exitCode = 1;
}
for (const file of files) {
  const shown = relative(process.cwd(), file);
  const faults = faultsIn(file);
  if (faults.length > 0) process.exitCode = 1;
  process.stdout.write(faults.length === 0 ? `ok ${shown}\n` : faults.map((fault) => `${shown}: ${fault}\n`).join(''));
}
