import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';

type Package = {
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: { readonly node: string };
  readonly allowScripts: Readonly<Record<string, boolean>>;
};

const read = (name: string) => readFileSync(join(packageRoot, name), 'utf8');
const { engines, scripts, devDependencies, allowScripts } = JSON.parse(read('package.json')) as Package;
const brought = join(packageRoot, 'node_modules/.bin/node');
const GUARD = 'scripts/supported-node.mjs';

/** What npm starts of ours, from the sources. */
const started = Object.values(scripts).flatMap((script) => /^tsx (?:watch )?(\S+\.ts)/.exec(script)?.[1] ?? []);

const versionOf = (node: string) =>
  spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim();
const isOld = (version: string) => /^(?:\d|1\d|2[01])\.|^22\.(?:\d|1[0-3])\./.test(version);
/** An older Node of this machine's own, if it has one. */
const older = ['/usr/local/bin/node', '/usr/bin/node'].find((node) => existsSync(node) && isOld(versionOf(node)));

function run(node: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(node, words, { cwd: packageRoot, encoding: 'utf8' });
  return { status, stdout, stderr };
}
/** Node as it is, which says that it is another. */
const runAs = (version: string, ...words: readonly string[]) => {
  const plant = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  return run(process.execPath, '--import', `data:text/javascript,${encodeURIComponent(plant)}`, ...words);
};
/** One line in both languages, and nothing else. */
const refused = (version: string) => ({
  status: 1,
  stdout: '',
  stderr: expect.stringMatching(
    new RegExp(
      `^出彩需要 Node 22\\.14 .*现在是 ${version}：.* / Chucai needs Node 22\\.14 .*this is ${version}: .*\\n$`,
    ),
  ) as string,
});

test('tests run on a Node that is supported', () => {
  expect(engines.node).toBe('>=22.14 <27');
  expect(isOld(process.versions.node)).toBe(false);
});

test.skipIf(!existsSync(brought))('the Node that npm finds first is the one that is pinned', () => {
  expect(versionOf(brought)).toBe(devDependencies.node);
});

test('nothing that is installed may call a compiler', () => {
  const folders = readdirSync(join(packageRoot, 'node_modules')).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(packageRoot, 'node_modules', name)).map((part) => `${name}/${part}`) : name,
  );
  const compiling = folders.filter((name) => existsSync(join(packageRoot, 'node_modules', name, 'binding.gyp')));
  expect(compiling).toContain('better-sqlite3');
  expect(compiling.filter((name) => allowScripts[name] !== false)).toEqual([]);
});

test.each(['18.20.8', '20.20.2', '22.13.1'])('Node %s is refused', (version) => {
  expect(runAs(version, GUARD)).toEqual(refused(version));
});

test.each(['22.14.0', '24.0.0', '26.10.0'])('Node %s is not', (version) => {
  expect(runAs(version, GUARD)).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('whatever is started asks for a Node before it loads anything', () => {
  const first = (name: string) => /^import .*$/m.exec(read(name))?.[0];
  expect(started).toContain('server/main.ts');
  expect(started.filter((name) => first(name) !== "import '#supported-node';")).toEqual([]);
});

test('a command does not start on a Node that is too old', () => {
  expect(runAs('20.20.2', '--import', 'tsx', 'scripts/rebuild.ts')).toEqual(refused('20.20.2'));
});

test.skipIf(!older)('nor on an older Node that this machine has', () => {
  const node = older ?? '';
  expect(run(node, '--import', 'tsx', 'scripts/rebuild.ts')).toEqual(refused(versionOf(node)));
});
