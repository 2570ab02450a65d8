import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../server/contract/all-routes.ts';
import { Problem } from '../../server/contract/problem.ts';
import { pathWith } from '../../server/contract/request.ts';
import type { RouteSpec } from '../../server/contract/route.ts';
import { archiveBelow } from '../access/archive-samples.ts';
import { roundBelow } from '../access/lower-params.ts';
import { paramsFor, type RouteId, SAMPLES } from '../access/samples.ts';
import { dump } from '../support/dump.ts';
import { putPhoto } from '../support/photos.ts';
import { putActivity } from '../support/records.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let close: () => Promise<void>;
beforeAll(async () => {
  world = await openWorld({ until: (end) => (close = end) });
});
afterAll(() => close());

const specs: readonly RouteSpec[] = routes;
const written = specs.filter(
  (spec) => spec.body !== undefined && spec.id !== 'start-session' && spec.id !== 'change-password',
);

/** Words that have broken somebody's server before. */
const NASTY = [
  '',
  ' ',
  '\0',
  '\ud800',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  '../..',
  '%00',
  '💣',
  '①',
  '\u202e',
  'a'.repeat(3000),
];
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(...NASTY, -1, 0, 1e308, 2 ** 53 + 1, Number.MIN_VALUE, null, true, [], {}, [[]], -0),
);

/** A right body with something put, taken away or added somewhere in it. */
function spoiled(body: unknown) {
  return fc
    .tuple(
      fc.array(fc.nat(20), { maxLength: 4 }),
      fc.constantFrom('put', 'take', 'add'),
      fc.constantFrom('x', ...NASTY),
      anything,
    )
    .map(([steps, how, name, value]) => {
      const copy = structuredClone(body) as Record<string, unknown>;
      let at = copy;
      for (const step of steps.slice(1)) {
        const keys = Object.keys(at);
        const inner = at[keys[step % Math.max(1, keys.length)] ?? ''];
        if (typeof inner !== 'object' || inner === null) break;
        at = inner as Record<string, unknown>;
      }
      const keys = Object.keys(at);
      const key = how === 'add' ? name : (keys[(steps[0] ?? 0) % Math.max(1, keys.length)] ?? name);
      if (how === 'take') delete at[key];
      else Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true });
      return copy;
    });
}

test.each(written.map((spec) => [spec.id, spec] as const))(
  'whatever is sent to %s, it answers with a word and never with a fault',
  async (id, spec) => {
    const path = pathWith(spec.path, { params: await paramsFor(world, spec.path, 'own') });
    const { body } = SAMPLES[id as RouteId](world, 'own', 'homeroom');
    const property = fc.asyncProperty(
      fc.oneof({ weight: 4, arbitrary: spoiled(body) }, { weight: 1, arbitrary: anything }),
      async (sent) => {
        const response = await world.send('homeroom-d1s1c2', spec.method, path, {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(sent) ?? '',
        });
        const read: unknown = await response.json();
        expect(response.status, JSON.stringify(read)).toBeLessThan(500);
        if (response.status >= 400) expect(Problem.parse(read).status).toBe(response.status);
        expect(({} as Record<string, unknown>)['x']).toBeUndefined();
      },
    );
    await fc.assert(property, { numRuns: 150, seed: 20261110 });
  },
);

test('whatever is asked for in a query, it answers with a word and never with a fault', async () => {
  const reading = specs.filter((spec) => spec.query !== undefined && spec.access.act === 'read');
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...NASTY.filter((each) => !/\p{Surrogate}/u.test(each))),
  );
  const names = fc.constantFrom('term', 'cursor', 'query', 'dimension', 'indicator', 'x', '__proto__', 'term[]', '');
  const paths = await Promise.all(
    reading.map(async (spec) => pathWith(spec.path, { params: await paramsFor(world, spec.path, 'own') })),
  );
  const property = fc.asyncProperty(
    fc.constantFrom(...paths),
    fc.array(fc.tuple(names, word), { maxLength: 3 }),
    async (path, pairs) => {
      const query = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
      const response = await world.send('homeroom-d1s1c2', 'get', `${path}?${query}`);
      expect(response.status, `${query} ${await response.text()}`).toBeLessThan(500);
    },
  );
  await fc.assert(property, { numRuns: 250, seed: 20261110 });
});

test('nothing that only reads writes anything but who came and what was looked at', async () => {
  const at = world.place(1, 1, 2);
  const { activityId } = await putActivity(world, at, 'homeroom-d1s1c2', at.pupils);
  const photoId = await putPhoto(world, { schoolId: at.schoolId, activityId, by: 'homeroom-d1s1c2' });
  const ofPhoto = { activityId, photoId, pupilId: at.pupils[0] ?? '' };
  const areaId = at.district.id;
  const ofRound = { areaId, ...(await roundBelow(world, at, areaId)) };
  const ofFile = { pupilId: ofPhoto.pupilId, ...(await archiveBelow(world, at, ofPhoto.pupilId)) };
  const below = new Map<string, Record<string, string>>([
    [':photoId', ofPhoto],
    [':roundId', ofRound],
    [':archiveId', ofFile],
  ]);
  const before = await dump(world, ['sessions', 'accesses', 'sightings']);
  let done = 0;
  for (const spec of specs.filter((each) => each.access.act === 'read' && !each.upload)) {
    for (const username of [undefined, 'homeroom-d1s1c2', 'principal-d1s1', 'guardian-d1s1c2p1', 'officer-d1']) {
      world.clock.now += 61_000;
      const made = [...below].find(([param]) => spec.path.includes(param))?.[1];
      const params = made ?? (await paramsFor({ ...world, store: readOnly() }, spec.path, 'own'));
      const path = pathWith(spec.path, { params });
      const search = spec.body ? { headers: { 'content-type': 'application/json' }, body: '{}' } : {};
      const response = await world.send(username, spec.method, path, search);
      done += response.status === 200 ? 1 : 0;
      await response.arrayBuffer();
    }
  }
  expect(done).toBeGreaterThan(20);
  expect(await dump(world, ['sessions', 'accesses', 'sightings'])).toEqual(before);
});

/** No other reading route is about a record that would have to be made first. */
function readOnly(): World['store'] {
  return { ...world.store, write: () => Promise.reject(new Error('a reading route needs a record')) };
}
