import { execFileSync, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { packageRoot } from '../../db/package-root.ts';
import { freePort, startPostgres } from './embedded-postgres.ts';
import { within } from './patience.ts';

const SCRIPTS = join(packageRoot, 'docs/postgres');
const STAND_INS = join(packageRoot, 'test/postgres/stand-ins');
const LOOK = 100;

/**
 * A primary and a standby, made and switched by the very scripts of docs/postgres. What the containers of compose.yaml give to these is given here:
 * the folder, the secret, and PostgreSQL's own programs, of which two are stand-ins.
 */
export async function startPair() {
  const primary = await startPostgres({ isDurable: true });
  const [here, there] = [new URL(primary.address), new URL(primary.address)];
  there.port = String(await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'chucai-standby-'));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const standIn = (name: string, ...words: readonly string[]) => {
    const line = [process.execPath, join(STAND_INS, `${name.replace('_', '-')}.mjs`), ...words].join("' '");
    writeFileSync(join(bin, name), `#!/bin/sh\nexec '${line}' "$@"\n`, { mode: 0o755 });
  };
  standIn('psql');
  standIn('pg_basebackup', '--admin', here.href, '--source', primary.folder, '--port', there.port);
  symlinkSync(programOf(primary.folder), join(bin, 'postgres'));
  const secret = join(folder, 'replicator');
  writeFileSync(secret, 'followed-by-a-test\n');
  // PostgreSQL's user runs all of it, whatever mask is set here.
  const { uid, gid } = statSync(primary.folder);
  execFileSync('chown', ['-R', `${uid}:${gid}`, folder]);
  const as = process.getuid?.() === 0 ? { uid, gid } : {};
  const common = {
    PATH: `${bin}:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    PGHOST: '127.0.0.1',
    PGPASSWORD: 'postgres',
    POSTGRES_USER: 'postgres',
    POSTGRES_DB: 'postgres',
    REPLICATOR_PASSWORD_FILE: secret,
  };
  const begin = (script: string, words: readonly string[], env: Readonly<Record<string, string>>) =>
    spawn('bash', [join(SCRIPTS, script), ...words], {
      ...as,
      cwd: folder,
      env: { ...common, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  async function run(...words: Parameters<typeof begin>) {
    const child = begin(...words);
    let said = '';
    child.stderr.on('data', (part) => (said += String(part)));
    const code = await new Promise<number | null>((ended) => child.once('close', ended));
    return { code, said };
  }
  const made = await run('primary.sh', [], { PGPORT: here.port, PGDATA: primary.folder });
  if (made.code !== 0) throw new Error(made.said);
  // The container starts its server anew when the script has run, and what it said of whom to wait for is heard then.
  await ask(here.href, 'select pg_reload_conf()');

  const asStandby = { PGPORT: here.port, PGDATA: join(folder, 'data'), PRIMARY: '127.0.0.1' };
  let standby: ReturnType<typeof begin> | undefined;
  let isWanted = false;
  let said = '';
  /** As the container does (restart: unless-stopped): a server that was killed may leave its memory behind for a moment. */
  function keepRunning() {
    if (!isWanted) return;
    standby = begin('standby.sh', [], asStandby);
    standby.stderr?.on('data', (part) => (said = `${said}${String(part)}`.slice(-4000)));
    standby.once('close', () => void pause(LOOK).then(keepRunning));
  }
  function killStandby() {
    isWanted = false;
    standby?.kill('SIGKILL');
  }
  return {
    primary,
    /** The address of either server, and of both. */
    addresses: { primary: here.href, standby: there.href },
    both: (database: string) => `postgres://postgres:postgres@${here.host},${there.host}/${database}`,
    ask,
    /** Answered when it follows. */
    async startStandby() {
      isWanted = true;
      keepRunning();
      const following = "select 1 from pg_stat_replication where application_name = 'standby' and state = 'streaming'";
      for (let waited = 0; (await ask(here.href, following)).length === 0; waited += LOOK) {
        if (waited > within(30)) throw new Error(`the standby does not follow: ${said}`);
        await pause(LOOK);
      }
    },
    killStandby,
    /** What an operator does, on either of the two. */
    switch: (word: string, where: 'primary' | 'standby') =>
      run('switch.sh', [word], { PGPORT: where === 'primary' ? here.port : there.port }),
    async stop() {
      killStandby();
      await primary.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Pair = Awaited<ReturnType<typeof startPair>>;

/** What a server says to whoever keeps it. */
async function ask(address: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Where the program of a running server is. */
function programOf(data: string): string {
  const pid = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0];
  return readlinkSync(`/proc/${pid}/exe`);
}
