// npm run release: one archive that a school unpacks and starts, in release/. It needs Node on the machine, and nothing else.
import '#supported-node';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';
import { VERSION } from '../../server/operator/backup/version.ts';
import { bundle, NATIVE } from './bundle.ts';
import { licencesOf } from './licences.ts';

const PLATFORMS = [
  { os: 'linux', cpu: 'x64', libc: 'glibc' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  { os: 'win32', cpu: 'x64' },
] as const;
type Platform = (typeof PLATFORMS)[number];
/** Of better-sqlite3 what runs, without the sources it could be compiled from. */
const RUNS = /^(lib|package\.json|LICENSE)/;

const say = (line: string) => process.stdout.write(`${line}\n`);
const name = `chucai-${VERSION}`;
const staged = mkdtempSync(join(tmpdir(), 'chucai-release-'));
try {
  const into = join(staged, name);
  const bundled = await bundle(into);
  say(`${bundled.length} packages bundled`);
  const natives = PLATFORMS.flatMap((platform) => addNatives(into, platform));
  writeFileSync(
    join(into, 'LICENCES'),
    licencesOf([...bundled, ...new Set(natives)], join(into, 'dist/web/.vite/licences.txt')),
  );
  const archive = pack(into);
  const bytes = statSync(archive).size;
  say(
    `${archive}\n${(bytes / 1e6).toFixed(1)} MB · sha256 ${createHash('sha256').update(readFileSync(archive)).digest('hex')}`,
  );
} finally {
  rmSync(staged, { recursive: true, force: true });
}

/** What this platform has instead of the one we build on: installed as the lock says, checked as the lock says. */
function addNatives(into: string, platform: Platform): readonly string[] {
  const place = join(staged, `${platform.os}-${platform.cpu}`);
  mkdirSync(place);
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(packageRoot, file), join(place, file));
  const asked = Object.entries(platform).map(([key, value]) => `--${key}=${value}`);
  run('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-engine-strict', '--loglevel=error', ...asked], place);
  const found = NATIVE.flatMap((one) => {
    const { optionalDependencies = {} } = JSON.parse(
      readFileSync(join(place, 'node_modules', one, 'package.json'), 'utf8'),
    ) as { optionalDependencies?: Record<string, string> };
    return [one, ...Object.keys(optionalDependencies).filter((part) => existsSync(join(place, 'node_modules', part)))];
  });
  for (const one of found) {
    const from = join(place, 'node_modules', one);
    const prebuilt = `prebuilds/${platform.os}-${platform.cpu}.node`;
    const wanted = (path: string) => {
      const inside = path.slice(from.length + 1).replaceAll('\\', '/');
      return one !== 'better-sqlite3' || inside === '' || RUNS.test(inside) || prebuilt.startsWith(inside);
    };
    cpSync(from, join(into, 'node_modules', one), { recursive: true, filter: wanted });
  }
  say(`${platform.os} ${platform.cpu}: ${found.join(', ')}`);
  return found.map((one) => join(into, 'node_modules', one));
}

/** The same files give the same archive: in the order of their names, of the day of the last commit, of nobody. */
function pack(into: string): string {
  const folder = join(packageRoot, 'release');
  mkdirSync(folder, { recursive: true });
  const archive = join(folder, `${name}.tar.gz`);
  const day = spawnSync('git', ['log', '-1', '--format=@%ct'], { cwd: packageRoot, encoding: 'utf8' }).stdout.trim();
  const same = [
    '--sort=name',
    `--mtime=${day || '@0'}`,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u+rwX,go+rX,go-w',
  ];
  run('tar', [...same, '-I', 'gzip -9n', '-cf', archive, '-C', join(into, '..'), name], packageRoot);
  return archive;
}

function run(command: string, words: readonly string[], cwd: string) {
  const { status } = spawnSync(command, words, { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${words[0]} failed`);
}
