// npm run demo: builds, seeds an empty database with the demo district, serves, and prints the address and one login per role.
import '#supported-node';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../server/config.ts';

type Login = { role: string; username: string; password: string; page: string };

const root = fileURLToPath(new URL('..', import.meta.url));
const { host, port, dataFolder } = readConfig();
const address = `http://${host}:${port}`;

run('npm', ['run', '-s', 'build']);
run('npm', ['run', '-s', 'seed']);
const server = spawn(process.execPath, [join(root, 'dist/server/main.js')], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.kill(signal));
server.once('exit', (code) => process.exit(code ?? 0));
await answering(server);
announce();

function run(command: string, words: string[]) {
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

async function answering(process: ChildProcess) {
  for (let tried = 0; tried < 150 && process.exitCode === null; tried++) {
    const isUp = await fetch(`${address}/api/health`).then(
      (reply) => reply.ok,
      () => false, // not listening yet
    );
    if (isUp) return;
    await new Promise((passed) => setTimeout(passed, 200));
  }
}

function announce() {
  const file = join(dataFolder, 'demo-logins.json');
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`\n  出彩 Chucai  ${address}\n`);
  if (!existsSync(file)) {
    say(`  ${dataFolder} holds a database that is not the demo's, so there are no demo logins.\n`);
    return;
  }
  const logins = JSON.parse(readFileSync(file, 'utf8')) as Login[];
  for (const { role, username, password, page } of logins) {
    say(`  ${role.padEnd(16)} ${username.padEnd(22)} ${password}   ${address}${page}`);
  }
  say(`\n  (also in ${file}; Ctrl+C stops it)\n`);
}
