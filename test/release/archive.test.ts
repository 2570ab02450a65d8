import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { licencesOf } from '../../scripts/release/licences.ts';
import { listClassPupils, logActivity } from '../../server/contract/evidence.ts';
import { pathWith } from '../../server/contract/request.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { csv } from '../sheets/make-sheet.ts';
import { activityFor } from '../support/activities.ts';
import { within } from '../support/patience.ts';
import { paperOf } from '../support/pdf.ts';
import { PASSWORD } from '../support/sign-in.ts';
import { unpacked } from './unpacked.ts';

const PUPILS = ['麦冬阳', '苏清和', '陈安然'];
const SCHOOL = '试用小学';

function installation(folder: string, dataFolder: string) {
  // The launcher takes the Node that comes first, as a machine with one Node would.
  const PATH = `${join(process.execPath, '..')}:/usr/bin:/bin`;
  const env = { PATH, DATA_DIR: dataFolder, PORT: '0', HOST: '127.0.0.1', LANG: 'zh_CN.UTF-8' };
  const run = async (...words: readonly string[]) => {
    const child = spawn(join(folder, 'chucai'), words, { cwd: '/', env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
    const status = await new Promise<number | null>((ended) => child.once('close', ended));
    return { status, said };
  };
  const start = () => listening(spawn(join(folder, 'chucai'), ['start'], { cwd: '/', env }));
  return { run, start };
}

/** The address it says that it listens at. */
async function listening(child: ChildProcess): Promise<{ origin: string; stop: () => Promise<void> }> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill();
    await ended;
  };
  onTestFinished(stop);
  let said = '';
  return await new Promise((resolve, reject) => {
    const hear = (part: unknown) => {
      said += String(part);
      const port = /"port":(\d+)/.exec(said)?.[1];
      if (port) resolve({ origin: `http://127.0.0.1:${port}`, stop });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => reject(new Error(`it ended: ${said}`)));
  });
}

async function send(origin: string, path: string, body?: unknown, cookie = '', method = body ? 'POST' : 'GET') {
  const headers = { origin, cookie, 'content-type': 'application/json' };
  const reply = await fetch(origin + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  const set = reply.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  return { status: reply.status, cookie: set, body: (await reply.json()) as Record<string, unknown> };
}

test(
  'the archive sets a school up, imports its list, records, saves, and is itself again from what was saved',
  async () => {
    const { folder } = await unpacked();
    const [dataFolder, saved] = [join(folder, 'kept'), join(folder, 'saved')];
    const { run, start } = installation(folder, dataFolder);
    const token = /#(\S+)/.exec((await run('setup')).said)?.[1];
    const { origin, stop } = await start();
    expect(await (await fetch(origin)).text()).toContain('<title>出彩 Chucai</title>');

    const { schoolYear } = (await send(origin, '/api/setup')).body;
    const account = { username: 'office', name: '祁教务', password: PASSWORD };
    const place = { name: SCHOOL, nameEn: 'Trial Primary School', code: '3144060500001' };
    const made = await send(origin, '/api/setup', { token, kind: 'school', place, schoolYear, account });
    expect(made.status).toBe(201);

    const list = join(folder, 'list.csv');
    writeFileSync(list, csv([['班级', '姓名', '性别'], ...PUPILS.map((name) => ['一年级1班', name, '女'])]));
    expect(await run('import', list, '--school', SCHOOL)).toEqual({
      status: 0,
      said: expect.stringContaining('一(1)班: 0 → 3'),
    });
    const classId = /班级 一\(1\)班 \(3\) {2}\S+ {2}(\S+)/.exec((await run('admin', 'list')).said)?.[1] ?? '';
    await run('admin', 'create', '--username', 'teacher', '--name', '甘棠', '--district', place.code);
    await run('admin', 'grant', '--username', 'teacher', '--role', 'homeroom', '--place', classId);
    const code = /登录码 {2}(\S+)/.exec((await run('admin', 'reset', '--username', 'teacher')).said)?.[1] ?? '';

    const { cookie } = await send(origin, '/api/session', { username: 'teacher', password: code });
    const chosen = await send(origin, '/api/me/password', { current: code, next: PASSWORD }, cookie, 'PUT');
    const listed = await send(origin, `/api/classes/${classId}/pupils`, undefined, chosen.cookie);
    const pupils = listClassPupils.reply.parse(listed.body).pupils.map(({ pupilId }) => pupilId);
    const activity = activityFor(pupils, { happenedOn: shanghaiDay(Date.now()) });
    const path = pathWith(logActivity.path, { params: { classId } });
    expect((await send(origin, path, activity, chosen.cookie)).body).toMatchObject({ marks: PUPILS.length });

    // Fonts and all: the archive prints a child's growth book by itself.
    const book = await fetch(`${origin}/api/pupils/${pupils[0]}/book/file`, { headers: { cookie: chosen.cookie } });
    expect((await paperOf(book)).pages[0]).toContain('成长册');

    const backup = await run('backup', '--to', saved);
    expect(backup).toEqual({ status: 0, said: expect.stringContaining('已备份') });
    const [, kept = ''] = /已备份 {2}(\S+)/.exec(backup.said) ?? [];
    await stop();
    expect(await run('restore:drill', '--from', saved)).toEqual({
      status: 0,
      said: expect.stringContaining('已记下这次演练'),
    });

    const again = installation(folder, join(folder, 'restored'));
    expect(await again.run('restore', kept)).toEqual({
      status: 0,
      said: expect.stringMatching(/比对了 [1-9]\d* 份报告，0 份不同/),
    });
    expect(await again.run('rebuild')).toEqual({ status: 0, said: expect.stringContaining('0 处不同') });
    // The key is kept apart: until it is put back nothing starts, and no other key is made in its place.
    const [ours, there] = [dataFolder, join(folder, 'restored')].map((at) => join(at, 'secret-key'));
    expect(await again.run('admin', 'list')).toEqual({
      status: 10,
      said: expect.stringContaining('请放回另存的那一份'),
    });
    copyFileSync(ours ?? '', there ?? '');
    expect((await again.run('admin', 'list')).said).toContain('一(1)班 (3)');
  },
  within(60),
);

test('the archive says on an older Node what to do, before it loads anything', async () => {
  const { folder } = await unpacked();
  const plant = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })";
  const words = [
    '--import',
    `data:text/javascript,${encodeURIComponent(plant)}`,
    join(folder, 'program/chucai.mjs'),
    'start',
  ];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^出彩需要 Node 22\.14 .*\n$/)]);
});

test('whatever is in the archive has a licence that lets it be there, and stands in its list', async () => {
  const { folder, packages } = await unpacked();
  const said = licencesOf(packages, join(folder, 'dist/web/.vite/licences.txt'));
  for (const name of [
    'SIL OPEN FONT LICENSE',
    'pdfkit',
    'express',
    'drizzle-orm',
    'zod',
    'react-dom',
    '@mantine/core',
    'chart.js',
  ])
    expect(said).toContain(name);
  const odd = join(folder, 'odd');
  mkdirSync(odd);
  writeFileSync(join(odd, 'package.json'), JSON.stringify({ name: 'odd', version: '1.0.0', license: 'AGPL-3.0' }));
  expect(() => licencesOf([...packages, odd], join(folder, 'dist/web/.vite/licences.txt'))).toThrow('AGPL-3.0');
});
