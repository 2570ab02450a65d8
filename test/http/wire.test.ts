import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { emptyFile } from '../support/database.ts';
import { openWorld } from '../support/world.ts';

const SCRIPT = `export const words = '${'出彩 '.repeat(500)}';`;
const PAGE = `<!doctype html><p>${'出彩 '.repeat(500)}</p>`;

/** As a build leaves them: the plain file, and the same for each encoding under a name that has no address. */
function pages() {
  const folder = `${emptyFile()}-pages`;
  const files: Record<string, string | Buffer> = {
    'index.html': PAGE,
    'assets/app-1a2b3c.js': SCRIPT,
    '.br/assets/app-1a2b3c.js': brotliCompressSync(SCRIPT),
    '.gzip/assets/app-1a2b3c.js': gzipSync(SCRIPT),
    'service-worker.js': SCRIPT,
    '.br/service-worker.js': brotliCompressSync(SCRIPT),
    'assets/only-plain-1a2b3c.js': SCRIPT,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

type Answer = { status: number; headers: Record<string, string | undefined>; body: Buffer };

/** As it comes over the wire: fetch would decompress it. */
function get(address: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<Answer>((resolve, reject) => {
    const asked = request(address, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const kept = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(kept),
          body: Buffer.concat(parts),
        });
      });
    });
    asked.on('error', reject).end();
  });
}

const opened = {
  br: (body: Buffer) => brotliDecompressSync(body).toString(),
  gzip: (body: Buffer) => gunzipSync(body).toString(),
  plain: (body: Buffer) => body.toString(),
};

test('a built file comes in the smallest form that is understood, and caches are told that there are several', async () => {
  const { origin } = await openWorld({ webFolder: pages() });
  const address = `${origin}/assets/app-1a2b3c.js`;
  const tags = new Set<string | undefined>();
  for (const [accepted, form] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['gzip;q=0.5, br;q=0.1', 'br'],
    ['*;q=0', 'plain'],
    ['identity', 'plain'],
    ['bread', 'plain'],
    ['', 'plain'],
  ] as const) {
    const { status, headers, body } = await get(address, { 'accept-encoding': accepted });
    expect([accepted, status, headers['content-encoding'] ?? 'plain']).toEqual([accepted, 200, form]);
    expect(opened[form](body), accepted).toBe(SCRIPT);
    expect(headers, accepted).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': String(body.length),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    tags.add(headers['etag']);
    const again = await get(address, { 'accept-encoding': accepted, 'if-none-match': headers['etag'] ?? '' });
    expect([again.status, again.headers['vary'], again.body.length], accepted).toEqual([304, 'Accept-Encoding', 0]);
    const head = await get(address, { 'accept-encoding': accepted }, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(body.length), 0]);
  }
  expect(tags.size, 'each form has a tag of its own').toBe(3);
  const part = await get(address, { 'accept-encoding': 'br', range: 'bytes=0-9' });
  expect([part.status, opened.br(part.body)], 'a part is never asked for, so nobody gets one').toEqual([200, SCRIPT]);
  const worker = await get(`${origin}/service-worker.js`, { 'accept-encoding': 'br' });
  expect([worker.headers['content-encoding'], worker.headers['cache-control']]).toEqual(['br', 'no-cache']);
  const plain = await get(`${origin}/assets/only-plain-1a2b3c.js`, { 'accept-encoding': 'br' });
  expect([plain.headers['content-encoding'], plain.headers['vary']]).toEqual([undefined, 'Accept-Encoding']);
  expect(opened.plain(plain.body)).toBe(SCRIPT);
});

test('the compressed forms have no address, and what is missing is refused in plain text', async () => {
  const { origin } = await openWorld({ webFolder: pages() });
  for (const path of [
    '/.br/assets/app-1a2b3c.js',
    '/.gzip/assets/app-1a2b3c.js',
    '/assets/../.br/service-worker.js',
    '/assets/%2e%2e/.br/service-worker.js',
    '/assets/app-1a2b3c.js.br',
    '/assets/gone-1a2b3c.js',
    '/assets',
  ]) {
    const { status, headers, body } = await get(`${origin}${path}`, { 'accept-encoding': 'gzip, br' });
    expect([path, status, headers['content-encoding'], headers['cache-control']]).toEqual([
      path,
      404,
      undefined,
      'no-store',
    ]);
    expect(JSON.parse(body.toString()), path).toMatchObject({ code: 'not-found' });
  }
});

test('replies and the page are compressed for our own pages; not where it gains nothing, and never for a page of another site', async () => {
  const world = await openWorld({ webFolder: pages(), pupilsInClass: 40, hasEvidence: true });
  const cookie = await world.cookieOf('homeroom-d1s1c2');
  const { classId } = world.place(1, 1, 2);
  const ask = (path: string, more: Record<string, string> = {}) =>
    get(`${world.origin}${path}`, { cookie, 'accept-encoding': 'gzip, deflate, br, zstd', ...more });
  const form = ({ headers }: Answer) => headers['content-encoding'] ?? 'plain';
  const list = `/api/classes/${classId}/pupils`;

  const plain = await ask(list, { 'accept-encoding': 'identity' });
  const own = await ask(list, { 'sec-fetch-site': 'same-origin' });
  expect([form(plain), form(own), own.headers['vary']]).toEqual(['plain', 'br', 'Accept-Encoding']);
  expect(JSON.parse(opened.br(own.body))).toEqual(JSON.parse(plain.body.toString()));
  expect(own.body.length).toBeLessThan(plain.body.length / 2);
  expect(form(await ask(list)), 'typed, or no browser').toBe('br');
  expect(form(await ask(list, { 'accept-encoding': 'gzip' }))).toBe('gzip');
  for (const site of ['cross-site', 'same-site']) {
    const foreign = await ask(list, { 'sec-fetch-site': site });
    expect([site, foreign.status, form(foreign)]).toEqual([site, 200, 'plain']);
    expect(foreign.body).toEqual(plain.body);
  }
  expect(form(await ask('/api/health')), 'too small to gain').toBe('plain');
  const refused = await ask('/api/classes/no-such-class/pupils', { 'sec-fetch-site': 'same-origin' });
  expect([refused.status, form(refused)]).toEqual([404, 'plain']);

  const page = await ask('/classes');
  expect([form(page), opened.br(page.body), page.headers['cache-control']]).toEqual(['br', PAGE, 'no-store']);
  const file = (format: string) => ask(`/api/classes/${classId}/report/file?format=${format}&lang=zh`);
  const [csv, workbook] = [await file('csv'), await file('xlsx')];
  expect([csv.status, workbook.status, form(csv), form(workbook)]).toEqual([200, 200, 'br', 'plain']);
});
