import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { inlineEngine } from '../db/engine.ts';
import { reasonOf } from '../db/failure.ts';
import { inTime } from '../db/in-time.ts';
import { holdLock, LOCK } from '../db/lock.ts';
import { countTables, isPostgres, openStore, shortcomingOf } from '../db/open-store.ts';
import { EXIT, OperatorError } from '../db/operator-error.ts';
import { packageRoot } from '../db/package-root.ts';
import { createApp } from './app.ts';
import { openPress } from './book/press.ts';
import { boundedEngine } from './bounded-engine.ts';
import { type Config, readConfig } from './config.ts';
import { openDayTurn } from './day-turn.ts';
import { drainable } from './drain.ts';
import { openFiles } from './files.ts';
import { openForeign } from './foreign/open-foreign.ts';
import { openHeadExport } from './history/head-export.ts';
import { listenerFor } from './listener.ts';
import { lineLog } from './log.ts';
import { openMeasuring } from './measuring/measuring.ts';
import { openMessengers } from './messengers/open-messengers.ts';
import { newId } from './new-id.ts';
import { openInstallation } from './operator/installation.ts';
import { keepToOwner } from './operator/only-owner.ts';
import { isEmpty, setupLink } from './operator/set-up.ts';
import { performOn } from './perform.ts';
import { chainKeyFrom } from './secrets/key-file.ts';
import { openSecrets } from './secrets/secrets.ts';
import { threadedEngine } from './threaded-engine.ts';
import { openWeekTurn } from './week-turn.ts';

/** Milliseconds: for what runs beside the requests, and for all of it; systemd kills after 30 s (TimeoutStopSec in deploy/chucai.service). */
const [LONGEST_REST, LONGEST_END] = [5_000, 20_000];

/** systemd starts it again (Restart=on-failure). */
const WRITER_GONE =
  '写入线程停了，什么都存不了：服务结束，请重新启动 · the thread that writes has ended, so nothing can be saved: the service ends, to be started again';

const log = lineLog(process.stdout);

/** Answered when it listens; throws where it may not, or cannot, start. */
export async function serve() {
  const config = readConfig();
  const { database } = config;
  keepToOwner(config);
  const locks = heldPlaces(config).map(holdLock);
  const key = await openInstallation(config, log);
  const [secrets, chainKey] = [await openSecrets(key), chainKeyFrom(key)];
  await countTables(database);
  const shortcoming = await shortcomingOf(database);
  if (shortcoming) log({ level: 'warn', say: shortcoming });
  const store = await openStore(database, { chainKey });
  const inThread = config.writer === 'thread' && !isPostgres(database);
  const threaded = inThread ? await threadedEngine({ database, chainKey }, store) : undefined;
  const base = threaded ?? inlineEngine(store, performOn(newId));
  const files = openFiles(join(config.dataFolder, 'photos'));
  const days = openDayTurn({ engine: base, files, clock: Date.now, log });
  const measuring = openMeasuring({ database, engine: base, clock: Date.now, log });
  const foreign = openForeign({ log });
  const { read } = store;
  const heads = openHeadExport({ read, chainKey, file: config.auditHeads, clock: Date.now, log });

  const press = openPress();
  const messengers = openMessengers(config.messengers, Date.now);
  const weeks = openWeekTurn({ engine: base, messengers, secrets, origin: config.origin, clock: Date.now, newId, log });

  const webFolder = join(packageRoot, 'dist/web');
  const app = createApp({
    // Who asks is bounded; what measuring and a new day write is nobody's request, and waits.
    engine: boundedEngine(measuring.watched, { log }),
    secrets,
    files,
    foreign: foreign.askedBy,
    press,
    messengers,
    clock: Date.now,
    newId,
    log,
    cookie: { isSecure: config.isSecure },
    proxies: config.proxies,
    ...(existsSync(webFolder) ? { webFolder } : {}),
  });
  // Whoever installs it is told where to begin.
  if (await store.read(isEmpty)) {
    const { url, until } = setupLink(config.origin, secrets, Date.now());
    const say = '请打开 setUp 的地址完成设置 · open the address of setUp to begin';
    log({ level: 'info', say, setUp: url, until: new Date(until).toISOString() });
  }
  const server = await listening(config, app);
  log({ level: 'info', listening: server.address() });

  const drain = drainable(server);
  async function end() {
    // What is on disk stays there however it ends; a database that does not answer must not keep the machine from stopping.
    setTimeout(giveUp, LONGEST_END).unref();
    await drain();
    foreign.close();
    days.close();
    const told = weeks.close();
    await press.close();
    // What they have begun is done to its end, and where the history ends is said after them, unless the database does not answer: then
    // closing it ends them all. One patience for all, for each one's own would add up to more than all of it may take.
    const rest = Promise.all([days.first, told, measuring.close()]).then(() => heads.close());
    await inTime(rest, LONGEST_REST, undefined);
    await base.close();
    for (const lock of locks) lock.release();
  }
  let isEnding = false;
  const endOnce = () => {
    if (!isEnding) void end();
    isEnding = true;
  };
  process.once('SIGTERM', endOnce);
  process.once('SIGINT', endOnce);
  // Whoever reads is answered to the end; another thread in this process would not know what the first had written last.
  void threaded?.gone.then((why) => {
    log({ level: 'error', say: WRITER_GONE, why: reasonOf(why) });
    process.exitCode = EXIT.fault;
    endOnce();
  });
}

function giveUp() {
  log({ level: 'error', say: '没能按时结束，已经强行退出 · it did not end in time, and was ended' });
  process.exit(EXIT.fault);
}

/** The data folder; and the file of a database that lies elsewhere, which another data folder could name as well. */
function heldPlaces({ database, dataFolder }: Config): string[] {
  const isElsewhere = !isPostgres(database) && dirname(resolve(database)) !== resolve(dataFolder);
  return [join(resolve(dataFolder), LOCK), ...(isElsewhere ? [`${resolve(database)}-lock`] : [])];
}

function listening({ port, host }: Config, app: ReturnType<typeof createApp>): Promise<Server> {
  return new Promise((started, failed) => {
    const server = listenerFor(app);
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        new OperatorError(
          `不能在 ${host}:${port} 上监听（${error.code ?? error.message}）：端口被占用，或地址不是这台机器的`,
          `cannot listen at ${host}:${port} (${error.code ?? error.message}): the port is taken, or the address is not this machine's`,
          EXIT.address,
        ),
      ),
    );
    server.listen(port, host, () => started(server));
  });
}
