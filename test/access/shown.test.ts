import { beforeAll, expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { acts } from '../../server/acts.ts';
import { pathWith } from '../../server/contract/request.ts';
import { type RouteSpec, UPLOADS } from '../../server/contract/route.ts';
import { paperOf } from '../support/pdf.ts';
import { openWorld, type World } from '../support/world.ts';
import { incidentBelow } from './incident-samples.ts';
import { addPersonas, PERSONAS, type PersonaName } from './personas.ts';
import { placeIdOf } from './place-ids.ts';
import { paramsFor, type RouteId, SAMPLES } from './samples.ts';

const STAFF = ['homeroom', 'labour-teacher', 'office', 'principal', 'school-reviewer'] as const;
/** What no staff is answered here: a family's own, tables that the sample does not fill in, and what is asked of a term that is filed. */
const NOT_ANSWERED = [
  'export-record',
  'list-contributions',
  'list-correctable',
  'list-own-objections',
  'list-questions',
  'list-shared-incidents',
  'mark-class-list-problems',
  'mark-sheet-problems',
  'read-contribution-day',
  'read-contribution-photo',
  'read-own-confirmation',
  'read-own-notice',
  'read-released-comments',
];

const individual = acts.flatMap(({ route }) => {
  const { access } = route;
  const names = access.act === 'read' && 'detail' in access && access.detail === 'individual' && access.on !== 'self';
  return names ? route : [];
});

let world: World;
let close = async () => {};
let class2: readonly { readonly id: string; readonly name: string }[];

beforeAll(async () => {
  world = await openWorld({
    hasEvidence: true,
    until: (closing) => {
      close = closing;
    },
  });
  await addPersonas({ ...world, placeOf: (key) => placeIdOf(world, key) });
  const own = world.place(1, 1, 2);
  const { pupils } = own;
  await incidentBelow(world, own, 'd1s1c2p2', pupils[1] ?? '');
  class2 = (await world.store.read((q) => q.select().from(unsafeTables(q).pupils))).filter(({ id }) =>
    pupils.includes(id),
  );
  return () => close();
});

async function askAs(name: PersonaName, route: RouteSpec) {
  const { query, body } = SAMPLES[route.id as RouteId](world, 'own', name);
  const path = pathWith(route.path, { params: await paramsFor(world, route.path, 'own'), query });
  const type = route.upload ? UPLOADS[route.upload].types[0] : 'application/json';
  const response = await world.send(PERSONAS[name].username, route.method, path, {
    headers: body === undefined ? {} : { 'content-type': type },
    body: body === undefined ? null : route.upload ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
  });
  const is = response.headers.get('content-type') ?? '';
  const text = is === 'application/pdf' ? (await paperOf(response)).pages.join('\n') : await response.text();
  return { status: response.status, text: /json|csv|pdf/.test(is) ? text : null };
}

/** The children that a reading left a sighting of, which are then taken away. */
async function takeSeen(): Promise<string[]> {
  return await world.store.write(async (tx) => {
    const { sightings } = tx.tables;
    const rows = await tx.select().from(sightings);
    await tx.delete(sightings);
    return rows.map(({ pupilId }) => pupilId).sort();
  });
}

const answered = new Set<string>();

test.each(individual)('$id leaves a sighting of every child that it names, and of nobody else', async (route) => {
  for (const name of STAFF) {
    await takeSeen();
    const { status, text } = await askAs(name, route);
    const seen = await takeSeen();
    if (status !== 200) {
      expect(seen, `${name} was refused`).toEqual([]);
      continue;
    }
    answered.add(route.id);
    const isNamed = ({ id, name: called }: (typeof class2)[number]) =>
      text === null ? seen.includes(id) : text.includes(id) || text.includes(called);
    const own = 'on' in route.access && route.access.on === 'pupil' ? [class2[0]?.id ?? ''] : [];
    const named = class2.filter(isNamed).map(({ id }) => id);
    expect(seen, name).toEqual([...new Set([...named, ...own])].sort());
  }
});

test('all of them were answered by somebody, but for those that are written down', () => {
  const ids = individual.map(({ id }) => id);
  expect(ids.filter((id) => !answered.has(id)).sort()).toEqual(NOT_ANSWERED);
});

test('a table of numbers names the class that is in it', async () => {
  await takeSeen();
  const route = individual.find(({ id }) => id === 'export-student-numbers');
  if (!route) throw new Error('there is no such route');
  expect((await askAs('office', route)).status).toBe(200);
  expect(await takeSeen()).toEqual(class2.map(({ id }) => id).sort());
});
