import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activityFor } from '../support/activities.ts';
import { dump } from '../support/dump.ts';
import { activitiesPath, JSON_TYPE, LEFT_BEHIND, refused as refusedIn, type Sent } from '../support/refused.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let close: () => Promise<void>;
beforeAll(async () => {
  world = await openWorld({ until: (end) => (close = end) });
  await world.cookieOf('homeroom-d1s1c2');
});
afterAll(() => close());

const refused = (sent: Sent) => refusedIn(world, sent);
const right = () => activityFor(world.place(1, 1, 2).pupils);

test('too much is refused before it is read, and only JSON in UTF-8 is taken', async () => {
  const sent = (type: string, body: Sent['body'] = JSON.stringify(right())) =>
    refused({ headers: { 'content-type': type }, body });
  expect(await refused({ body: `{"title":"${'a'.repeat(10_000_000)}"}` })).toMatchObject({
    status: 413,
    code: 'too-large',
  });
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/zip',
    'application/jsonp',
    'text/json',
  ]) {
    expect(await sent(type), type).toMatchObject({ status: 415, code: 'wrong-media-type' });
  }
  for (const charset of ['utf-16', 'utf-16le', 'utf-7', 'gbk', '"utf-16"']) {
    expect(await sent(`application/json; charset=${charset}`), charset).toMatchObject({ status: 415 });
  }
  expect(await refused({ headers: { ...JSON_TYPE, 'content-encoding': 'compress' }, body: '{}' })).toMatchObject({
    status: 415,
  });
  // Node 24 reads zstd, and this is none.
  expect(await refused({ headers: { ...JSON_TYPE, 'content-encoding': 'zstd' }, body: '{}' })).toMatchObject({
    status: 400,
  });
  const form = new URLSearchParams({ title: 'x' }).toString();
  expect(await sent('application/x-www-form-urlencoded', form)).toMatchObject({ status: 415 });
});

test('a query says what it may say, once, and so does a search', async () => {
  const get = (path: string) => refused({ method: 'get', path, headers: {} });
  const list = `/api/classes/${world.place(1, 1, 2).classId}/pupils`;
  const search = (body: object) => refused({ path: `${activitiesPath(world)}/search`, body: JSON.stringify(body) });
  for (const body of [{ x: 1 }, { term: '2026' }, { term: ['2026-2027-1'] }, { query: 1 }, { query: 'a'.repeat(5000) }])
    expect(await search(body), JSON.stringify(body)).toMatchObject({ status: 422, code: 'invalid' });
  expect(await refused({ path: `${activitiesPath(world)}/search`, headers: {} })).toMatchObject({ status: 415 });
  for (const query of [
    'x=1',
    'term=2026-2027-1&x',
    'term=2026-2027-1&term=2026-2027-1',
    'term[]=2026-2027-1',
    'term=2026',
    'term=',
  ]) {
    expect(await get(`${list}?${query}`), query).toMatchObject({ status: 422, code: 'invalid' });
  }
  expect(await get(`${list}?term=%00`)).toMatchObject({ status: 400, code: 'unreadable' });
  expect(await get(`${list}?term=%ff`)).toMatchObject({ status: 422 });
  for (const cursor of [
    'x',
    '[]',
    '["a"]',
    '["a","b","c"]',
    '{"a":1}',
    '["2026-11-10","',
    'a'.repeat(201),
    '["\\u0000","x"]',
    '[1,2]',
  ]) {
    expect(await search({ cursor }), cursor).toMatchObject({ status: 422, paths: ['cursor'] });
  }
  expect(await search({ cursor: '\0' })).toMatchObject({ status: 400, code: 'unreadable' });
  const sort = encodeURIComponent('(case when 1=1 then id else name end)');
  for (const path of ['/api/classes', '/api/terms', '/api/me', '/api/health']) {
    expect(await get(`${path}?sort=${sort}`), path).toMatchObject({ status: 422 });
  }
});

/** fetch will not send another Origin than its own in every runtime, nor leave it out: this does what a page of another site could. */
function sendRaw(origin: string | undefined, path = activitiesPath(world)) {
  const body = JSON.stringify(right());
  return new Promise<{ status: number; code: unknown }>((resolve, reject) => {
    void world.cookieOf('homeroom-d1s1c2').then((cookie) => {
      const headers = { ...JSON_TYPE, cookie, ...(origin === undefined ? {} : { origin }) };
      const asked = request(world.origin + path, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (part) => (text += String(part)));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, code: (JSON.parse(text) as { code?: unknown }).code }),
        );
      });
      asked.on('error', reject).end(body);
    }, reject);
  });
}

test('a page of another site, or none, changes nothing', async () => {
  const before = await dump(world, LEFT_BEHIND);
  const host = new URL(world.origin).host;
  const foreign = [
    'https://evil.example',
    `http://${host}.evil.example`,
    'null',
    '',
    'http://127.0.0.1:1',
    `http://user@evil.example/${host}`,
  ];
  for (const origin of [undefined, ...foreign]) {
    expect(await sendRaw(origin), String(origin)).toEqual({ status: 403, code: 'foreign-origin' });
    expect(await sendRaw(origin, '/api/session'), String(origin)).toEqual({ status: 403, code: 'foreign-origin' });
  }
  expect(await dump(world, LEFT_BEHIND)).toEqual(before);
  expect((await sendRaw(world.origin)).status).toBe(201);
});

test('an address answers its methods alone, and what is not there is not found', async () => {
  for (const method of ['put', 'delete', 'patch', 'options']) {
    expect(await refused({ method, headers: {} }), method).toMatchObject({ status: 405, code: 'no-such-method' });
  }
  for (const path of [
    '/api',
    '/api/',
    '/api/nothing',
    '/api/classes/x/nothing',
    '/api/classes/x/activities/y',
    '/api/session/x',
  ]) {
    for (const method of ['get', 'post', 'delete']) {
      expect(await refused({ method, path, headers: {} }), path).toMatchObject({ status: 404, code: 'not-found' });
    }
  }
  expect(await refused({ method: 'get', path: '/api/classes/%E0%A4%A/pupils', headers: {} })).toMatchObject({
    status: 400,
  });
});
