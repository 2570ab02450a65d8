import { afterAll, beforeAll, expect, test } from 'vitest';
import { acts } from '../../server/acts.ts';
import { routes } from '../../server/contract/all-routes.ts';
import { pathWith } from '../../server/contract/request.ts';
import { type RouteSpec, UPLOADS } from '../../server/contract/route.ts';
import { measured, released } from '../support/measure.ts';
import { paperOf } from '../support/pdf.ts';
import { openWorld, type World } from '../support/world.ts';
import { addComments } from './comment-samples.ts';
import { addContributions } from './contribution-samples.ts';
import { EXPECTED, expectedOf } from './expected.ts';
import { addIncidents } from './incident-samples.ts';
import { leakFinder } from './leaks.ts';
import { addMoves } from './moved.ts';
import { addNotices } from './notice-samples.ts';
import { addPersonas, NAMES, PERSONAS, type PersonaName } from './personas.ts';
import { placeIdOf } from './place-ids.ts';
import { addQuestions } from './question-samples.ts';
import { paramsFor, type RouteId, SAMPLES } from './samples.ts';
import { addWitnesses, witnessHeaders } from './witness-samples.ts';

type Answered = { readonly status: number; readonly headers: Headers; readonly text: string };

async function askAs(world: World, name: PersonaName, route: RouteSpec, target: string): Promise<Answered> {
  const sample = SAMPLES[route.id as RouteId];
  if (!sample) throw new Error(`${route.id} has no sample in test/access/samples.ts`);
  const { query, body } = sample(world, target, name);
  const path = pathWith(route.path, { params: await paramsFor(world, route.path, target), query });
  const isUpload = route.upload !== undefined;
  const response = await world.send(PERSONAS[name].username, route.method, path, {
    headers: {
      ...witnessHeaders(name),
      ...(body === undefined
        ? {}
        : { 'content-type': route.upload ? UPLOADS[route.upload].types[0] : 'application/json' }),
    },
    body: body === undefined ? null : isUpload ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
  });
  const isPaper = response.headers.get('content-type') === 'application/pdf';
  const text = isPaper ? (await paperOf(response)).pages.join('\n') : await response.text();
  return { status: response.status, headers: response.headers, text };
}

/** What an asker could tell two refusals apart by. */
const faceOf = ({ headers, text }: Answered) =>
  [text, ...[...headers].flatMap(([name, value]) => (isOwn(name) ? [] : `${name}: ${value}`))].join('\n');
const isOwn = (name: string) => ['date', 'content-security-policy', 'keep-alive', 'connection'].includes(name);

const absent = new Set<string>();
let cells = 0;
let world: World;
let leaksIn: Awaited<ReturnType<typeof leakFinder>>;
let close = async () => {};

beforeAll(async () => {
  const until = (closing: typeof close) => {
    close = closing;
  };
  world = await openWorld({ hasEvidence: true, until });
  await addPersonas({ ...world, placeOf: (key) => placeIdOf(world, key) });
  await addMoves(world);
  await addComments(world);
  await addContributions(world);
  await addWitnesses(world);
  await addQuestions(world);
  await addIncidents(world);
  await addNotices(world);
  for (const d of [1, 2]) {
    await measured(world, d);
    await released(world, d);
  }
  leaksIn = await leakFinder(world);
});
afterAll(() => close());

// A test for each route, so that none is long on a busy machine. Signing out comes last: a session that has ended is nobody's.
const inOrder = [...acts]
  .map((act) => act.route)
  .sort((a, b) => Number(a.id === 'end-session') - Number(b.id === 'end-session'));

test.each(inOrder)(
  '$id answers every persona about every target as written down by hand, and shows nothing of others',
  async (route) => {
    const rows = EXPECTED.filter((row) => row.routes.includes(route.id));
    expect(rows, 'in test/access/expected.ts').not.toEqual([]);
    const wrong: string[] = [];
    const leaks: string[] = [];
    for (const row of rows) {
      const askOne = async (name: PersonaName) => {
        const answered = await askAs(world, name, route, row.at);
        const cell = `${route.id} ${row.at} ${name}`;
        cells += 1;
        if (answered.status !== expectedOf(row, name))
          wrong.push(`${cell}: ${answered.status} ${answered.text.slice(0, 200)}`);
        if (answered.status === 404) absent.add(faceOf(answered));
        const said = `${answered.text}\n${JSON.stringify([...answered.headers])}`;
        leaks.push(...leaksIn(name, said, route.id).map((leak) => `${cell}: ${leak}`));
      };
      // Books are printed one after another, and whoever finds a long line is told to come again; so is who guesses from one address.
      const isAtOnce = route.access.act === 'read' && route.access.roles !== 'public' && route.download !== 'document';
      if (isAtOnce) await Promise.all(NAMES.map(askOne));
      else for (const name of NAMES) await askOne(name);
    }
    expect({ wrong, leaks }).toEqual({ wrong: [], leaks: [] });
  },
);

test('a row out of reach and no row at all look the same, and no cell was left out', () => {
  expect([...absent]).toHaveLength(1);
  expect(cells).toBeGreaterThan(1500);
});

test('every row of the table is about a route of the contract, and every target of a route has its row', () => {
  const ids: string[] = routes.map((route) => route.id);
  expect(EXPECTED.flatMap((row) => row.routes).filter((id) => !ids.includes(id))).toEqual([]);
  for (const { id, access } of routes) {
    const targets = EXPECTED.filter((row) => row.routes.includes(id)).map((row) => row.at);
    const isTargeted = 'on' in access && access.on !== 'self';
    expect(targets, id).toEqual(
      expect.arrayContaining(isTargeted ? ['own', 'other-school', 'twin', 'missing', 'dots', 'nul', 'long'] : ['self']),
    );
  }
});
