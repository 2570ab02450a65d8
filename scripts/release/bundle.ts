import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { packageRoot } from '../../db/package-root.ts';

const PACKAGE = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as Record<string, unknown>;
/** What is started, by the name under which the archive has it: a command, or what server/start-thread.ts looks for beside itself. */
const ENTRIES = {
  start: 'server/main.ts',
  import: 'scripts/import.ts',
  admin: 'scripts/admin.ts',
  backup: 'scripts/backup.ts',
  restore: 'scripts/restore.ts',
  'restore-drill': 'scripts/restore-drill.ts',
  'audit-verify': 'scripts/audit-verify.ts',
  verify: 'scripts/verify.ts',
  rebuild: 'scripts/rebuild.ts',
  measure: 'scripts/measure.ts',
  move: 'scripts/move.ts',
  'writer-thread': 'server/writer-thread.ts',
  'foreign/reader-process': 'server/foreign/reader-process.ts',
  'measuring/measuring-thread': 'server/measuring/measuring-thread.ts',
  'book/press-thread': 'server/book/press-thread.ts',
};
/** Binaries cannot be bundled: these come as they are, in node_modules. */
export const NATIVE = ['better-sqlite3', '@napi-rs/image', '@node-rs/argon2'];
/** pg asks whether these are there; nothing of ours uses them. */
const NOT_THERE = ['pg-native', 'pg-cloudflare'];
/** Of the fonts what is printed with, each with its licence: their packages hold nine weights. */
const FONTS = [
  'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'node_modules/@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  'node_modules/@expo-google-fonts/noto-sans-jp/500Medium/NotoSansJP_500Medium.ttf',
  ...['noto-sans-sc', 'noto-sans-jp'].flatMap((name) =>
    ['package.json', 'LICENSE', 'LICENSE_FONT'].map((file) => `node_modules/@expo-google-fonts/${name}/${file}`),
  ),
];
/** Files that the program reads while it runs, and those that docs/deploy.md says to copy, by the place where they are here and there alike. */
const READ = ['rubrics', 'db/migrations', 'dist/web', 'deploy', 'LICENSE', 'docs/deploy.md', ...FONTS];

/**
 * Puts the program into a folder: everything but its native packages.
 * @returns the packages whose code is in it, by their folders
 */
export async function bundle(into: string): Promise<readonly string[]> {
  const bundled = await rolldown({
    cwd: packageRoot,
    input: ENTRIES,
    platform: 'node',
    external: [...NATIVE, ...NOT_THERE],
    resolve: { alias: { '#supported-node': join(packageRoot, 'scripts/release/looked-at-already.mjs') } },
    // pdfkit asks for it; what it would read there (fonts of its own) is never asked for.
    transform: { define: { __dirname: 'import.meta.dirname' } },
    checks: { pluginTimings: false },
    onLog(level, log, handle) {
      if (level === 'warn') throw new Error(`the bundle is not sound: ${log.message}`);
      handle(level, log);
    },
  });
  // A thread is looked for from the file that starts it, so that no file but an entry may stand deeper.
  const { output } = await bundled.write({
    dir: join(into, 'program'),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'part-[hash].js',
  });
  await bundled.close();
  for (const name of READ) cpSync(join(packageRoot, name), join(into, name), { recursive: true });
  const { name, version, license, engines } = PACKAGE;
  const described = { name, version, license, engines, type: 'module', imports: { '#package.json': './package.json' } };
  writeFileSync(join(into, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
  for (const launcher of ['chucai', 'chucai.cmd'])
    cpSync(join(packageRoot, 'scripts/release', launcher), join(into, launcher));
  cpSync(join(packageRoot, 'scripts/chucai.mjs'), join(into, 'program/chucai.mjs'));
  cpSync(join(packageRoot, 'scripts/supported-node.mjs'), join(into, 'program/supported-node.mjs'));
  const ids = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  const folders = ids.flatMap(
    (id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0] ?? [],
  );
  const fonts = FONTS.flatMap((file) => (file.endsWith('/LICENSE_FONT') ? dirname(join(packageRoot, file)) : []));
  return [...new Set([...folders, ...fonts])].sort();
}
