import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';

const FOLDERS = ['.ci', 'db', 'deploy', 'docs', 'rubrics', 'scripts', 'server', 'test', 'web'];
const unix = (path: string) => path.split(sep).join('/');
const read = (name: string) => readFileSync(join(packageRoot, name), 'utf8');

/** Every file and folder that is ours, from the root. */
const entries = [
  ...readdirSync(packageRoot, { withFileTypes: true }).filter((entry) => entry.isFile()),
  ...FOLDERS.flatMap((folder) => readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })),
].map((entry) => ({ name: unix(relative(packageRoot, join(entry.parentPath, entry.name))), isFile: entry.isFile() }));
const names = [...FOLDERS, ...entries.map(({ name }) => name)];
const there = new Set(names);
/** Whatever people write words in; this test plants wrong ones itself. */
const texts = entries
  .filter(({ name, isFile }) => isFile && /\.(ts|tsx|mjs|md|css)$/.test(name) && !name.endsWith('documents.test.ts'))
  .map(({ name }) => ({ name, text: read(name) }));
const decisions = texts.filter(({ name }) => /^docs\/decisions\/.*\.md$/.test(name));

/** `{a,b}` and `*` as shells have them; a path may leave out the folders it begins with. */
function patternOf(path: string): RegExp {
  const said = path
    .replace(/\/$/, '')
    .replaceAll('.', '\\.')
    .replaceAll('*', '[^/]*')
    .replaceAll(/\{([^}]*)\}/g, (_, some: string) => `(?:${some.replaceAll(',', '|')})`);
  return new RegExp(`(?:^|/)${said}$`);
}
const isThere = (path: string) => names.some((name) => patternOf(path).test(name));

const ROOTED = new RegExp(`^(?:${FOLDERS.map((folder) => folder.replace('.', '\\.')).join('|')}|core)/`);
/** What a document names in backticks, as far as it is a path of ours. */
function pathsIn(text: string): string[] {
  const said = [...text.matchAll(/`([\w.*{},/-]+)`/g)].map(([, path]) => path ?? '');
  return said.filter(
    (path) => ROOTED.test(path) || (!/^[A-Z_]+\//.test(path) && /[\w*}]\.(tsx?|mjs|md|json|css|sql|txt)$/.test(path)),
  );
}

const METHODS = read('docs/methods.md');
const RULES = read('docs/rules.md');
const section = (number: string) => METHODS.split('\n## ').find((one) => one.startsWith(`§${number} `));

/** '1–3, 5' and '4 and 7' as single numbers. */
function numbersIn(list: string): string[] {
  return list.split(/, §?| and /).flatMap((part) => {
    const [from, to] = part.split('–').map(Number);
    return to === undefined
      ? [part]
      : Array.from({ length: to - (from ?? 0) + 1 }, (_, at) => String((from ?? 0) + at));
  });
}

/** Citations of documents that are not there, or have no such number. */
function lost({ name, text }: { readonly name: string; readonly text: string }): string[] {
  const cited = (shape: RegExp) =>
    [...text.matchAll(shape)].map(({ 0: all, 1: inner }) => ({ all, inner: inner ?? '' }));
  const known = (path: string) => there.has(path) || there.has(unix(join(dirname(name), path)));
  const numbers = (shape: RegExp, has: (number: string) => boolean) =>
    cited(shape).filter(({ inner }) => !numbersIn(inner).every(has));
  return [
    ...cited(/(?<![\w/:.-])((?:[\w.-]+\/)*[\w-]+\.md)\b/g).filter(({ inner }) => !known(inner)),
    ...numbers(/docs\/methods\.md §§?(\d[\d.]*(?:(?:–|, §?| and )\d[\d.]*)*)/g, (number) => {
      const [whole = '', part] = number.replace(/\.$/, '').split('.');
      return part === undefined ? !!section(whole) : !!section(whole)?.includes(`\n${part}. `);
    }),
    ...numbers(/docs\/rules\.md (\d+(?:(?:–|, | and )\d+)*)/g, (number) => RULES.includes(`\n${number}. `)),
    ...numbers(/\bdecisions? (\d+(?:(?:–|, | and )\d+)*)/g, (number) =>
      decisions.some((one) => one.name.startsWith(`docs/decisions/${number.padStart(3, '0')}-`)),
    ),
    // What the rules were called before they were written down here.
    ...cited(/\brulings? \d+/gi),
  ].map(({ all }) => `${name}: ${all}`);
}

test('every path that a decision, a guide or the README names is there', () => {
  const guides = texts.filter(({ name }) => /^[A-Z]+\.md$|^docs\/[a-z]+\.md$/.test(name));
  const wrong = [...decisions, ...guides].flatMap(({ name, text }) =>
    pathsIn(text).flatMap((path) => (isThere(path) ? [] : [`${name}: ${path}`])),
  );
  expect(decisions.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

test('every document that a source or another document cites is there, with the section or number it is cited for', () => {
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.flatMap(lost)).toEqual([]);
});

test('this test sees what is wrong', () => {
  const seen = (text: string) => lost({ name: 'server/core/a.ts', text });
  expect(
    seen('(docs/methods.md §§2, 4, 5.4), docs/rules.md 1–9 and 12; decision 012, decision 1; rubrics/README.md'),
  ).toEqual([]);
  for (const text of [
    'methods.md §1',
    'docs/absent.md',
    'docs/methods.md §44',
    'docs/methods.md §0.9',
    'docs/rules.md 99',
    'docs/rules.md 30–99',
    'decision 99',
    'ruling 9',
  ])
    expect(seen(`as ${text} says`), text).toHaveLength(1);
  expect(pathsIn('`server/absent/`, `gone.test.ts` and `q.tables`').filter((path) => !isThere(path))).toHaveLength(2);
});
