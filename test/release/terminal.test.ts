import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { sharedProgram } from './unpacked.ts';

const HAN = /\p{Script=Han}/u;
let program: Awaited<ReturnType<typeof sharedProgram>>;
beforeAll(async () => {
  program = await sharedProgram();
});

/** A command of ours on an installation that is not there yet. */
async function run(command: string, words: readonly string[], env: Record<string, string> = {}, isRead = true) {
  const child = spawn(process.execPath, [program.command(command), ...words], {
    env: { DATA_DIR: join(inject('folder'), randomUUID()), ...env },
  });
  const [said, faults]: [string[], string[]] = [[], []];
  if (isRead) child.stdout.on('data', (part) => said.push(String(part)));
  else child.stdout.destroy();
  child.stderr.on('data', (part) => faults.push(String(part)));
  const status = await new Promise<number | null>((ended) => child.once('close', ended));
  return { status, said: said.join(''), faults: faults.join('') };
}

test.each([
  ['admin', []],
  ['backup', ['--help']],
  ['rebuild', ['--help']],
  ['measure', ['--help']],
])('%s says how it is used in the language of the terminal, or in the one that is asked for', async (command, help) => {
  const [chinese, english] = await Promise.all([
    run(command, help, { LANG: 'C.UTF-8' }),
    run(command, [...help, '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }),
  ]);
  expect(chinese.said).toMatch(HAN);
  // An example of admin's is a district's name.
  expect(english.said.replaceAll('南海区', '')).not.toMatch(HAN);
});

test('what was typed wrongly is one line, in the language of the terminal, and nothing else', async () => {
  const wrong = [
    ['admin', ['list', '--lang', 'fr'], '--lang zh | en'],
    ['import', ['no-such.zip'], '读不到 no-such.zip（ENOENT）'],
    ['import', ['--nonsense'], '--nonsense'],
    ['backup', ['--keep', '0'], '--keep 至少是 1'],
    ['rebuild', ['--hepl'], '--hepl'],
    ['measure', ['now'], 'now'],
  ] as const;
  const found = await Promise.all(wrong.map(([command, words]) => run(command, words)));
  expect(found.map(({ status, said, faults }) => [status, said, faults.trim().split('\n').length])).toEqual(
    wrong.map(() => [1, '', 1]),
  );
  for (const [index, [, , line]] of wrong.entries()) expect(found[index]?.faults).toContain(line);
});

test('a reader that has enough ends a command quietly', async () => {
  // As after `| head`: what is said once nobody reads any more.
  const { status, faults } = await run('admin', ['list'], {}, false);
  expect([status, faults]).toEqual([0, '']);
});
