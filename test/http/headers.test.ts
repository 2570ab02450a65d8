import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { routes } from '../../server/contract/all-routes.ts';
import { findPupils } from '../../server/contract/child-profile.ts';
import { listClassPupils, logActivity } from '../../server/contract/evidence.ts';
import { pathWith } from '../../server/contract/request.ts';
import { DOWNLOADS, type RouteSpec, UPLOADS } from '../../server/contract/route.ts';
import { paramsFor, type RouteId, SAMPLES } from '../access/samples.ts';
import { activityFor } from '../support/activities.ts';
import { emptyFile } from '../support/database.ts';
import { openWorld } from '../support/world.ts';

/** Pages as a build leaves them, and beside them what must never be served. */
function pages(): string {
  const folder = `${emptyFile()}-pages`;
  const files = {
    'index.html':
      '<!doctype html><style nonce="__CSP_NONCE__"></style><meta property="csp-nonce" nonce="__CSP_NONCE__">',
    'assets/app-1a2b3c.js': 'export {};',
    'service-worker.js': '// keeps the page',
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '.env': 'SECRET=1',
    '.git/HEAD': 'ref: refs/heads/main',
    'assets/.secret': 'SECRET=1',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Word for word what docs/rules.md 17 says. */
const CSP =
  /^default-src 'none';script-src 'self';style-src 'self' 'nonce-[\w+/]{22}==';img-src 'self' blob:;connect-src 'self';font-src 'self';manifest-src 'self';worker-src 'self';base-uri 'none';frame-ancestors 'none';form-action 'self'$/;

function expectHeaders(headers: Headers, name: string, isSecure = false) {
  expect(headers.get('content-security-policy')?.replaceAll(/; */g, ';'), name).toMatch(CSP);
  expect(Object.fromEntries(headers), name).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'SAMEORIGIN',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  for (const absent of ['x-powered-by', 'server', 'access-control-allow-origin', 'access-control-allow-credentials']) {
    expect(headers.get(absent), `${name}: ${absent}`).toBeNull();
  }
  expect(headers.get('strict-transport-security') !== null, name).toBe(isSecure);
}

test('every answer of the API, right or refused, carries the same headers and is kept by nobody', async () => {
  const world = await openWorld({ webFolder: pages() });
  const seen = new Set<number>();
  // Signing out comes last: the session would be over.
  for (const route of [...routes].sort((a, b) => Number(a.id === 'end-session') - Number(b.id === 'end-session'))) {
    const { query, body } = SAMPLES[route.id as RouteId](world, 'own', 'homeroom');
    const params = await paramsFor(world, route.path, 'own');
    for (const [username, method] of [
      [undefined, route.method],
      ['homeroom-d1s1c2', route.method],
      ['homeroom-d2s1c2', route.method],
      ['homeroom-d1s1c2', 'patch'],
    ] as const) {
      const type = 'upload' in route ? UPLOADS[route.upload].types[0] : 'application/json';
      const sent = body === undefined ? {} : { body: 'upload' in route ? 'no zip' : JSON.stringify(body) };
      const response = await world.send(username, method, pathWith(route.path, { params, query }), {
        headers: { 'content-type': type },
        ...sent,
      });
      const name = `${method} ${route.path} ${response.status}`;
      if ('download' in route && response.ok) {
        expect(DOWNLOADS[(route as RouteSpec).download ?? 'table'], name).toContain(
          response.headers.get('content-type'),
        );
        expect(response.headers.get('content-security-policy'), name).toBe("default-src 'none'; sandbox");
        expect(response.headers.get('x-content-type-options'), name).toBe('nosniff');
        await response.arrayBuffer();
        continue;
      }
      expectHeaders(response.headers, name);
      expect(response.headers.get('cache-control'), name).toBe('no-store');
      expect(response.headers.get('content-type'), name).toMatch(
        response.ok ? /^application\/json; charset=utf-8$/ : /^application\/problem\+json/,
      );
      seen.add(response.status);
      await response.arrayBuffer();
    }
  }
  for (const path of ['/api', '/api/nothing', '/api/health?x=1', '/api/classes/%E0%A4%A/pupils']) {
    const response = await world.send('homeroom-d1s1c2', 'get', path);
    expectHeaders(response.headers, path);
    expect(response.headers.get('cache-control'), path).toBe('no-store');
    seen.add(response.status);
  }
  expect([...seen].sort()).toEqual([200, 201, 400, 401, 403, 404, 405, 409, 422]);
});

test('behind HTTPS browsers are told to keep to it', async () => {
  const { send } = await openWorld({ isSecure: true });
  const { headers } = await send(undefined, 'get', '/api/health');
  expectHeaders(headers, 'secure', true);
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
});

/** Paths as they are typed: fetch would tidy them up first. */
function getRaw(origin: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Headers; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (part) => (text += String(part)));
      const kept = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: new Headers(kept), text }));
    });
    asked.on('error', reject).end();
  });
}

test('a page carries its own nonce, files are kept for ever, and nothing else of the folder is served', async () => {
  const { origin } = await openWorld({ webFolder: pages() });
  const nonces = new Set<string>();
  for (const path of ['/', '/classes/x', '/sign-in', '/witness']) {
    const { status, headers, text } = await getRaw(origin, path);
    expectHeaders(headers, path);
    expect([status, headers.get('cache-control'), headers.get('content-type')]).toEqual([
      200,
      'no-store',
      'text/html; charset=utf-8',
    ]);
    expect(headers.get('x-robots-tag'), path).toBe('noindex, nofollow');
    const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '';
    expect(text).toBe(`<!doctype html><style nonce="${nonce}"></style><meta property="csp-nonce" nonce="${nonce}">`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(4);
  const file = await getRaw(origin, '/assets/app-1a2b3c.js');
  expectHeaders(file.headers, 'a file');
  expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  const worker = await getRaw(origin, '/service-worker.js');
  expectHeaders(worker.headers, 'the service worker');
  expect([worker.status, worker.headers.get('cache-control'), worker.headers.get('content-type')]).toEqual([
    200,
    'no-cache',
    'text/javascript; charset=utf-8',
  ]);
  const again = await getRaw(origin, '/assets/app-1a2b3c.js', { 'if-none-match': file.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
  expect((await getRaw(origin, '/assets/app-1a2b3c.js', { range: 'bytes=999-' })).status, 'whole or not').toBe(200);
  const hidden = [
    '/.env',
    '/.git/HEAD',
    '/.git/config',
    '/assets/.secret',
    '/package.json',
    '/server/main.ts',
    '/assets/app-1a2b3c.js.map',
    '/assets/none.js',
    '/assets/',
    '/data/chucai.db',
    '/../package.json',
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/%2e%2e%2f.env',
  ];
  for (const path of hidden) {
    const { status, headers, text } = await getRaw(origin, path);
    expect([path, status]).toEqual([path, 404]);
    expectHeaders(headers, path);
    expect(text).not.toMatch(/SECRET|refs\/heads|"dependencies"/);
  }
  for (const path of ['/assets/%00.js', '/%']) expect([path, (await getRaw(origin, path)).status]).toEqual([path, 400]);
  for (const method of ['POST', 'PUT', 'DELETE', 'TRACE']) {
    const { status, headers, text } = await getRaw(origin, '/classes', {}, method);
    expect([method, [404, 405].includes(status), text.includes('Cannot ')]).toEqual([method, true, false]);
    expectHeaders(headers, method);
  }
});

test('the log has one line for each request, and no id, name, word or address in any of them', async () => {
  const world = await openWorld();
  const { ask, send, lines, place } = world;
  const { classId, pupils } = place(1, 1, 2);
  const body = { ...activityFor(pupils), title: 'KANARIE-title', note: 'KANARIE-note', place: 'KANARIE-place' };
  await ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
  await ask('homeroom-d1s1c2', logActivity, { params: { classId }, body: { ...body, title: 'KANARIE '.repeat(20) } });
  await ask('homeroom-d1s1c2', listClassPupils, { params: { classId } });
  await ask('homeroom-d1s1c2', findPupils, { body: { query: 'KANARIE-query' } });
  await send('homeroom-d1s1c2', 'get', '/api/KANARIE-path?KANARIE-key=KANARIE-value');
  await send('homeroom-d1s1c2', 'get', '/KANARIE-page');
  await send(undefined, 'post', '/api/session', {
    headers: { 'content-type': 'application/json' },
    body: '{"username":"KANARIE-user","password":"KANARIE-password"}',
  });
  await send(undefined, 'post', '/api/session', {
    headers: { 'content-type': 'application/json' },
    body: '{"username":"KANARIE',
  });
  await expect.poll(() => lines.length).toBe(8);
  for (const line of lines) expect(Object.keys(line)).toEqual(['level', 'at', 'method', 'route', 'status', 'ms']);
  const log = JSON.stringify(lines);
  expect(log).not.toContain('KANARIE');
  expect(log).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  expect(lines.map((line) => [line['route'], line['status']])).toEqual([
    ['/api/classes/:classId/activities', 201],
    ['/api/classes/:classId/activities', 422],
    ['/api/classes/:classId/pupils', 200],
    ['/api/pupils/search', 200],
    ['-', 404],
    ['-', 404],
    ['/api/session', 401],
    ['/api/session', 400],
  ]);
});

test('a fault is answered with an id and nothing else; the log says what it was, and nothing that was sent', async () => {
  const { ask, lines, place, store } = await openWorld();
  const { classId, pupils } = place(1, 1, 2);
  const rename = (from: string, to: string) =>
    store.write(async (tx) => {
      const raw = tx as unknown as { run(s: unknown): unknown; execute(s: unknown): Promise<unknown> };
      await raw[inject('postgres') ? 'execute' : 'run'](sql.raw(`alter table ${from} rename to ${to}`));
    });
  await rename('activities', 'activities_away');
  const body = { ...activityFor(pupils), title: 'KANARIE-title', note: 'first line\nKANARIE-note\n    at KANARIE' };
  const { status, headers, problem } = await ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
  await rename('activities_away', 'activities');
  expect(problem).toEqual({
    status: 500,
    code: 'unexpected',
    title: 'Something went wrong',
    errorId: expect.any(String),
  });
  expect(status).toBe(500);
  expectHeaders(headers, 'a fault');
  await expect.poll(() => lines.length).toBe(2);
  expect(lines[0]).toMatchObject({
    level: 'error',
    errorId: problem.errorId,
    error: expect.stringContaining('activities'),
  });
  expect(JSON.stringify(lines)).not.toContain('KANARIE');
  expect(JSON.stringify(lines)).not.toContain(pupils[0]);
});
