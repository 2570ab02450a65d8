import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { isPostgres, openStore } from '../../db/open-store.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { writeKey } from '../../server/secrets/key-file.ts';
import { HEAD, openListSchool } from '../class-lists/list-school.ts';
import { sharedProgram } from '../release/unpacked.ts';
import { csv } from '../sheets/make-sheet.ts';
import { within } from '../support/patience.ts';
import { KEY } from '../support/world.ts';

const CLASSES = [1, 2, 3, 4, 5, 6];
const IN_CLASS = 40;
/** Everybody has a name, a number in class and a guardian of its own. */
const ROWS = CLASSES.flatMap((number) =>
  Array.from({ length: IN_CLASS }, (_, n) => {
    const name = `${'麦苏陈霍林关何邓'[n % 8]}${'冬清安初远小望知'[(n >> 3) % 8]}${'甲乙丙丁戊己'[number - 1]}`;
    return [`二年级${number}班`, n + 1, name, n % 2 ? '女' : '男', '', `${name}家长`, `139${number}${1_000_000 + n}`];
  }),
);

type Told = {
  readonly database: string;
  readonly dataFolder: string;
  readonly file: string;
  readonly now: number;
  readonly command: string;
};

/** npm run import, killed so long after it says that it writes, if it still runs then. */
function importList({ database, dataFolder, file, now, command }: Told, killAfter?: number) {
  const words = [file, '--school', '远山小学', '--as', 'roster-d1'];
  // It is then as late as it is in the world.
  const clock = `data:text/javascript,Date.now = () => ${now}`;
  const child = spawn(process.execPath, ['--import', clock, command, ...words], {
    env: { DATA_DIR: dataFolder, DATABASE_URL: isPostgres(database) ? database : `file:${database}` },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said += String(part);
      if (killAfter !== undefined && said.includes(`导入 ${ROWS.length} 行`))
        void pause(killAfter).then(() => child.kill('SIGKILL'));
    });
  return new Promise<{ status: number | null; said: string }>((ended) =>
    child.once('close', (status) => ended({ status, said })),
  );
}

test(
  'an import that is killed leaves nothing or all of it, and the next one makes it whole; a second changes nothing',
  async () => {
    const { world, schoolId } = await openListSchool();
    const dataFolder = join(inject('folder'), randomUUID());
    mkdirSync(dataFolder);
    writeKey(join(dataFolder, 'secret-key'), KEY);
    const told = {
      database: world.where,
      dataFolder,
      file: join(dataFolder, 'list.csv'),
      now: world.clock.now,
      command: (await sharedProgram()).command('import'),
    };
    writeFileSync(told.file, csv([HEAD, ...ROWS]));
    const store = await openStore(world.where);
    const stays = async () =>
      await store.read(async (q) => {
        const { enrolments } = unsafeTables(q);
        return (await q.select().from(enrolments).where(eq(enrolments.schoolId, schoolId))).length;
      });
    const left: number[] = [];
    for (const killAfter of [0, 60]) {
      // Killed, or done before that: an import that was refused would leave nothing as well.
      const { status, said } = await importList(told, killAfter);
      expect([null, 0], said).toContain(status);
      left.push(await stays());
    }
    expect(left[0], 'killed when it had just begun').toBe(0);
    expect(left.filter((rows) => rows !== 0 && rows !== ROWS.length)).toEqual([]);
    const whole = await importList(told);
    expect(whole).toEqual({ status: 0, said: expect.stringContaining('导入完成') as string });
    expect(await stays()).toBe(ROWS.length);
    expect((await importList(told)).said).toMatch(/学生 +0 +0 +0 +240/);
    expect(await stays()).toBe(ROWS.length);
    await store.close();
  },
  within(60),
);
