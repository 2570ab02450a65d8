import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { sharedProgram } from '../release/unpacked.ts';
import { fillDisk } from '../support/full-disk.ts';
import { startMain } from '../support/main-process.ts';
import { within } from '../support/patience.ts';

let program: Awaited<ReturnType<typeof sharedProgram>>;
beforeAll(async () => {
  program = await sharedProgram();
});
const start = (env: Record<string, string>) => startMain(program.command('start'), env);

const newFolder = () => join(inject('folder'), randomUUID());
/** One line, Chinese and then English, and no trace. */
const ONE_LINE = /^[^\n]*\p{Script=Han}[^\n]* \/ [^\n\p{Script=Han}]+\n$/u;

/** A data folder that was started once and stopped. */
async function startedOnce(): Promise<string> {
  const folder = newFolder();
  const { child, listening, ended } = start({ DATA_DIR: folder });
  await listening;
  child.kill('SIGKILL');
  await ended;
  return folder;
}

test(
  'a second service on the same folder is refused in one line, and the first goes on; killed, it holds the folder no longer',
  async () => {
    const folder = newFolder();
    const first = start({ DATA_DIR: folder });
    const origin = await first.listening;
    const second = await start({ DATA_DIR: folder }).ended;
    expect(second).toMatchObject({ code: 16, said: '' });
    expect(second.faults).toMatch(ONE_LINE);
    expect((await fetch(`${origin}/api/health`)).status).toBe(200);
    first.child.kill('SIGKILL');
    await first.ended;
    await start({ DATA_DIR: folder }).listening;
  },
  within(60),
);

test(
  'a database that is gone, or a file of no bytes, is not begun anew: one line, its exit code, and nothing is made',
  async () => {
    const folder = await startedOnce();
    const file = join(folder, 'chucai.db');
    const before = readFileSync(join(folder, 'secret-key'), 'utf8');
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    const gone = await start({ DATA_DIR: folder }).ended;
    expect([gone.code, gone.said]).toEqual([12, '']);
    expect(gone.faults).toMatch(ONE_LINE);
    expect(existsSync(file)).toBe(false);

    writeFileSync(file, '');
    const empty = await start({ DATA_DIR: folder }).ended;
    expect([empty.code, empty.said]).toEqual([14, '']);
    expect(empty.faults).toMatch(ONE_LINE);
    expect(readFileSync(file, 'utf8')).toBe('');
    expect(readFileSync(join(folder, 'secret-key'), 'utf8')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['chucai.db', 'lock', 'secret-key']);
  },
  within(60),
);

test(
  'a port that is taken, a setting that is wrong and a file that is no database are one line each; the trace is for who asks',
  async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void other.close());
    const address = other.address();
    const PORT = String(typeof address === 'object' ? address?.port : '');
    const taken = await start({ DATA_DIR: newFolder(), PORT }).ended;
    expect([taken.code, taken.faults]).toEqual([20, expect.stringMatching(ONE_LINE)]);

    const wrong = await start({ DATA_DIR: newFolder(), PORT: 'eighty' }).ended;
    expect([wrong.code, wrong.faults]).toEqual([19, expect.stringMatching(ONE_LINE)]);
    expect(wrong.faults).toContain('PORT');
    const nowhere = await start({ DATA_DIR: newFolder(), DATABASE_URL_FILE: '/nowhere/address' }).ended;
    expect([nowhere.code, nowhere.faults]).toEqual([19, expect.stringMatching(ONE_LINE)]);
    expect(nowhere.faults).toContain('DATABASE_URL_FILE');

    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, 'chucai.db'), 'this is no database at all, and long enough to be looked at');
    const damaged = await start({ DATA_DIR: folder }).ended;
    expect([damaged.code, damaged.faults]).toEqual([18, expect.stringMatching(ONE_LINE)]);
    const traced = await start({ DATA_DIR: folder, DEBUG: '1' }).ended;
    expect(traced.faults).toMatch(/\n {4}at /);
  },
  within(60),
);

test(
  'the address of the database may be in a file, as containers have their secrets',
  async () => {
    const folder = newFolder();
    mkdirSync(folder);
    const [address, database] = [join(folder, 'address'), join(folder, 'elsewhere.db')];
    writeFileSync(address, `file:${database}\n`);
    await start({ DATA_DIR: join(folder, 'data'), DATABASE_URL_FILE: address }).listening;
    expect([existsSync(database), existsSync(join(folder, 'data', 'chucai.db'))]).toEqual([true, false]);
  },
  within(60),
);

test(
  'a log that nobody takes any more ends nothing: it answers as before, and ends when it is told to',
  async () => {
    const { child, listening, ended } = start({ DATA_DIR: newFolder() });
    const origin = await listening;
    child.stdout.destroy();
    // Each is a line that cannot be written.
    for (const _ of [1, 2, 3]) expect((await fetch(`${origin}/api/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, faults: '' });
  },
  within(60),
);

test(
  'a disk that is full while it runs: health says that it only reads, the log says why and when it is over, and nothing has to be started again',
  async () => {
    const { child, listening, ended } = start({ DATA_DIR: newFolder() });
    const origin = await listening;
    const health = async () => await (await fetch(`${origin}/api/health`)).json();
    await expect.poll(health).toEqual({ status: 'ok' });
    const disk = fillDisk(child.pid);
    await expect.poll(health).toEqual({ status: 'read-only' });
    disk.makeRoom();
    await expect.poll(health).toEqual({ status: 'ok' });
    child.kill('SIGTERM');
    const { code, said, faults } = await ended;
    expect([code, faults]).toEqual([0, '']);
    expect(said.split('\n').filter((line) => line.includes('"saving"'))).toEqual([
      expect.stringMatching(/"saving":false,"why":"(disk I\/O error|database or disk is full)"/),
      '{"level":"info","saving":true}',
    ]);
  },
  within(60),
);

/** Ends every thread but the main one when the file of that name is there: as a fault in it would, and in no way that the service knows of. */
const ENDS_THREADS = `
  const { existsSync } = require('node:fs');
  const { isMainThread } = require('node:worker_threads');
  if (!isMainThread) setInterval(() => existsSync(process.env.END_THREADS) && process.exit(7), 20);
`;

test(
  'without its writer the service does not stand there as if all were well: it says so in one line and ends, to be started again',
  async () => {
    const folder = newFolder();
    mkdirSync(folder);
    const [preload, flag] = [join(folder, 'preload.cjs'), join(folder, 'flag')];
    writeFileSync(preload, ENDS_THREADS);
    const env = { DATA_DIR: join(folder, 'data'), NODE_OPTIONS: `--require ${preload}`, END_THREADS: flag };
    const { listening, ended } = start(env);
    const origin = await listening;
    await expect.poll(async () => await (await fetch(`${origin}/api/health`)).json()).toEqual({ status: 'ok' });
    writeFileSync(flag, '');
    const { code, said, faults } = await ended;
    expect([code, faults]).toEqual([1, '']);
    const last = said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { say?: string; why?: string });
    expect(last.filter(({ why }) => why === 'with code 7').map(({ say }) => say)).toEqual([
      expect.stringMatching(/^写入线程停了.+ · the thread that writes has ended/),
    ]);
  },
  within(60),
);
