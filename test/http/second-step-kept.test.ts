import { expect, test } from 'vitest';
import { takeOffSecondStep as takeOff } from '../../db/second-steps.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listClasses } from '../../server/contract/evidence.ts';
import { listSchoolPeople } from '../../server/contract/people.ts';
import {
  confirmSecondStep,
  endSecondStep,
  readSecondStep,
  seeSecondStepOff,
  startSecondStep,
  takeOffSecondStep,
} from '../../server/contract/second-step.ts';
import { readMe } from '../../server/contract/session.ts';
import { selectDistrictId, setSecondStepRequired } from '../../server/operator/district.ts';
import { codeAt, finish, halfway, withPhone } from '../support/second-step.ts';
import { hashesFor, PASSWORD, personCalled, signIn } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const [OFFICE, PRINCIPAL, OFFICER, TEACHER] = ['office-d1s1', 'principal-d1s1', 'officer-d1', 'homeroom-d1s1c2'];
const [TWIN, GUARDIAN] = ['principal-d2s1', 'guardian-d1s1c2p1'];
const open = () => openWorld({ passwordHashes: hashesFor(OFFICE, PRINCIPAL, OFFICER, TEACHER, TWIN, GUARDIAN) });

/** As the one who just signed in, and nobody who was here before. */
function as({ origin }: World, cookie: string) {
  return async (route: { method: string; path: string }, body?: object) => {
    const response = await fetch(origin + route.path, {
      method: route.method.toUpperCase(),
      headers: { origin, cookie, ...(body && { 'content-type': 'application/json' }) },
      body: body ? JSON.stringify(body) : null,
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
}

async function lostPhone(world: World, personId: string, by = PRINCIPAL) {
  const { schoolId } = world.place(1, 1, 2);
  const body = { clientId: world.newClientId() };
  return await world.ask(by, takeOffSecondStep, { params: { schoolId, personId }, body });
}

test('a principal takes it off for an office that lost the phone: its sessions end, and it is told until it says that it knows', async () => {
  const world = await open();
  const { show } = await withPhone(world, OFFICE);
  const { id } = await personCalled(world, OFFICE);
  const { schoolId } = world.place(1, 1, 2);
  const withCode = async () =>
    (await world.ask(PRINCIPAL, listSchoolPeople, { params: { schoolId } })).body.withSecondStep;
  expect(await withCode()).toEqual([id]);
  const before = await finish(world, await halfway(world, OFFICE), show());
  expect((await lostPhone(world, id)).status).toBe(200);
  expect((await as(world, before.cookie)(readMe)).status).toBe(401);
  expect(await withCode()).toEqual([]);

  const { cookie, text } = await signIn(world, OFFICE);
  expect(text).toBe('{"mustChangePassword":false}');
  const ask = as(world, cookie);
  const told = async () => (await ask(readMe)).body['secondStep'];
  expect(await told()).toBe('taken-off');
  expect((await ask(readSecondStep)).body).toMatchObject({ since: null, takenOffAt: world.clock.now });
  expect((await ask(seeSecondStepOff)).status).toBe(200);
  expect([await told(), (await ask(readSecondStep)).body['takenOffAt']]).toEqual([null, null]);
  const audits = await world.store.read((q) => q.select().from(unsafeTables(q).audits));
  const { id: principalId } = await personCalled(world, PRINCIPAL);
  expect(audits.filter(({ routeId }) => routeId === 'take-off-second-step')).toMatchObject([
    { personId: principalId, object: id },
  ]);
});

test('nobody takes it off for somebody above, for oneself, or where there is none', async () => {
  const world = await open();
  await withPhone(world, PRINCIPAL);
  const [principal, office] = [await personCalled(world, PRINCIPAL), await personCalled(world, OFFICE)];
  expect((await lostPhone(world, principal.id, OFFICE)).problem.errors?.[0]?.code).toBe('person.above');
  expect((await lostPhone(world, principal.id)).problem.errors?.[0]?.code).toBe('person.self');
  const { cookie } = await signIn(world, OFFICE);
  expect((await lostPhone(world, office.id)).status).toBe(200);
  expect((await as(world, cookie)(readMe)).body['secondStep'], 'nothing was taken').toBeNull();
  expect(await halfway(world, PRINCIPAL)).toMatch(/^[\w-]{43}$/);
});

test('the operator takes it off at the terminal; a half of a sign-in from before is worth nothing', async () => {
  const world = await open();
  const { show } = await withPhone(world, PRINCIPAL);
  const half = await halfway(world, PRINCIPAL);
  const { id } = await personCalled(world, PRINCIPAL);
  await world.store.write((tx) => takeOff(tx, id, world.clock.now));
  expect((await finish(world, half, show())).status).toBe(401);
  const { cookie } = await signIn(world, PRINCIPAL);
  expect((await as(world, cookie)(readMe)).body['secondStep']).toBe('taken-off');
});

test('where the district asks for it, whoever keeps a school is led to it at the next sign-in and can do nothing else before', async () => {
  const world = await open();
  const before = await signIn(world, PRINCIPAL);
  await world.store.write(async (tx) => setSecondStepRequired(tx, await selectDistrictId(tx, 'd1'), true));
  expect((await as(world, before.cookie)(listClasses)).status, 'nobody is thrown out of what they are at').toBe(200);

  const { cookie } = await signIn(world, PRINCIPAL);
  const ask = as(world, cookie);
  expect((await ask(readMe)).body['secondStep']).toBe('needed');
  const { schoolId } = world.place(1, 1, 2);
  for (const path of ['/api/classes', `/api/schools/${schoolId}/report`, `/api/schools/${schoolId}/people`])
    expect(await ask({ method: 'get', path }), path).toMatchObject({
      status: 403,
      body: { code: 'second-step-needed' },
    });
  const codeFor = { method: 'post', path: `/api/schools/${schoolId}/sign-in-codes` };
  expect((await ask(codeFor, { personId: 'nobody' })).body['code']).toBe('second-step-needed');
  expect((await ask(readSecondStep)).body).toMatchObject({ isRequired: true, isOffered: true });
  const { secret } = (await ask(startSecondStep, { password: PASSWORD })).body as { secret: string };
  expect((await ask(listClasses)).status, 'a secret alone is no phone').toBe(403);
  expect((await ask(confirmSecondStep, { code: codeAt(secret, world.clock.now) })).status).toBe(200);
  expect([(await ask(listClasses)).status, (await ask(readMe)).body['secondStep']]).toEqual([200, null]);

  world.clock.now += 30_000;
  const next = await finish(world, await halfway(world, PRINCIPAL), codeAt(secret, world.clock.now));
  const again = as(world, next.cookie);
  expect((await again(listClasses)).status, 'who has one is not asked for it again').toBe(200);
  world.clock.now += 30_000;
  const end = { password: PASSWORD, code: codeAt(secret, world.clock.now) };
  expect((await again(endSecondStep, end)).status).toBe(200);
  expect((await again(listClasses)).body['code'], 'it may be turned off for another phone').toBe('second-step-needed');
});

test('it asks the district’s own leaders and nobody else: no teacher, no family, no other district; and it is off at first', async () => {
  const world = await open();
  const due = async (who: string) => (await as(world, (await signIn(world, who)).cookie)(readMe)).body['secondStep'];
  expect(await due(OFFICER)).toBeNull();
  await world.store.write(async (tx) => setSecondStepRequired(tx, await selectDistrictId(tx, 'd1'), true));
  expect([await due(OFFICER), await due(OFFICE)]).toEqual(['needed', 'needed']);
  expect([await due(TEACHER), await due(GUARDIAN), await due(TWIN)]).toEqual([null, null, null]);
  await world.store.write(async (tx) => setSecondStepRequired(tx, await selectDistrictId(tx, 'd1'), false));
  expect(await due(OFFICER)).toBeNull();
});
