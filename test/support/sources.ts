import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';

const FOLDERS = ['db', 'server', 'scripts', 'web'];

/** Sources of the product with what each of them says, tests left out. */
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.includes('.test.')) return [];
    const file = join(entry.parentPath, entry.name);
    return { name: relative(packageRoot, file).split(sep).join('/'), text: readFileSync(file, 'utf8') };
  }),
);
/** The sources that say a word, by name. */
export const saying = (word: RegExp) =>
  sources
    .filter(({ text }) => word.test(text))
    .map(({ name }) => name)
    .sort();
