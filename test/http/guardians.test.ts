import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { findPupils, readProfile } from '../../server/contract/child-profile.ts';
import { addGuardian, endGuardian, listGuardians } from '../../server/contract/people.ts';
import { readMe } from '../../server/contract/session.ts';
import { openWorld } from '../support/world.ts';

const [OFFICE, FIRST, SECOND] = ['office-d1s1', 'guardian-d1s1c2p1', 'guardian-d1s1c2p2'];

async function openClass() {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  const { ask, newClientId, store } = world;
  const [child = '', classmate = ''] = at.pupils;
  const nameOf = (username: string) =>
    store.read(async (q) => {
      const { persons } = unsafeTables(q);
      const [row] = await q.select().from(persons).where(eq(persons.username, username));
      return row?.name ?? '';
    });
  const add = async (pupilId: string, username: string, said: object = {}, as = OFFICE) =>
    ask(as, addGuardian, {
      params: { pupilId },
      body: { clientId: newClientId(), username, name: await nameOf(username), isNew: false, ...said },
    });
  const guardiansOf = async (pupilId: string) => {
    const { body } = await ask(OFFICE, listGuardians, { params: { classId: at.classId } });
    return body.pupils.find((one) => one.pupilId === pupilId)?.guardians ?? [];
  };
  const end = (pupilId: string, grantId: string, as = OFFICE) =>
    ask(as, endGuardian, { params: { pupilId, grantId }, body: { clientId: newClientId() } });
  const sees = async (as: string, pupilId: string) => (await ask(as, readProfile, { params: { pupilId } })).status;
  return { ...world, at, child, classmate, add, guardiansOf, end, sees };
}

test('a child has several guardians and a guardian several children; none learns of another', async () => {
  const { add, child, classmate, sees, ask, guardiansOf } = await openClass();
  expect(await sees(SECOND, child)).toBe(404);
  expect((await add(child, SECOND)).status).toBe(201);
  expect([await sees(SECOND, child), await sees(SECOND, classmate), await sees(FIRST, classmate)]).toEqual([
    200, 200, 404,
  ]);
  const { body } = await ask(SECOND, readMe, {});
  expect(body.grants.map((grant) => grant.place.id).sort()).toEqual([child, classmate].sort());
  expect((await ask(SECOND, findPupils, {})).body.pupils.map((one) => one.pupilId).sort()).toEqual(
    [child, classmate].sort(),
  );
  expect((await guardiansOf(child)).map((one) => one.username).sort()).toEqual([FIRST, SECOND].sort());
  const [first] = await guardiansOf(child);
  for (const as of [FIRST, SECOND]) {
    const said = JSON.stringify((await ask(as, readProfile, { params: { pupilId: child } })).body);
    const other = (await guardiansOf(child)).find((one) => one.username !== as);
    expect(said).not.toContain(other?.personId);
    expect(said).not.toContain(other?.username);
  }
  expect(first?.hasSignedIn).toBe(false);
});

test('a new guardian gets an account; one who is there must be named rightly; twice is refused', async () => {
  const { add, child, guardiansOf } = await openClass();
  expect((await add(child, 'ma.li', { name: '马丽', isNew: true })).status).toBe(201);
  const refused = async (...said: Parameters<typeof add>) => (await add(...said)).problem.errors?.[0]?.code;
  expect(await refused(child, 'ma.li', { name: '马丽', isNew: true })).toBe('person.taken');
  expect(await refused(child, 'ma.li')).toBe('grant.there');
  expect(await refused(child, SECOND, { name: '别人' })).toBe('person.unknown');
  expect(await refused(child, 'guardian-d2s1c2p1')).toBe('person.unknown');
  expect(await guardiansOf(child)).toHaveLength(2);
});

test('an ended guardianship is over at once, and the child then has none; the roster’s are ended in the roster', async () => {
  const { child, guardiansOf, end, sees, store } = await openClass();
  const [only] = await guardiansOf(child);
  const grantId = only?.grantId ?? '';
  const setSource = (sourcedId: string | null) =>
    store.write(async (tx) => {
      const { grants } = unsafeTables(tx);
      await tx.update(grants).set({ sourcedId }).where(eq(grants.id, grantId));
    });
  await setSource('from-roster');
  expect((await end(child, grantId)).problem.errors?.[0]?.code).toBe('grant.fromRoster');
  await setSource(null);
  expect(await sees(FIRST, child)).toBe(200);
  expect((await end(child, grantId)).status).toBe(200);
  expect(await sees(FIRST, child)).toBe(404);
  expect(await guardiansOf(child)).toEqual([]);
});

test('no teacher, no other school, and no school the child has left keeps its guardians', async () => {
  const { child, classmate, add, end, guardiansOf, store, ask, at } = await openClass();
  expect((await add(child, SECOND, {}, 'homeroom-d1s1c2')).status).toBe(404);
  expect((await add(child, SECOND, {}, 'office-d1s2')).status).toBe(404);
  const [of] = await guardiansOf(classmate);
  expect((await end(child, of?.grantId ?? '')).status).toBe(404);
  const [own] = await guardiansOf(child);
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx.update(enrolments).set({ endedOn: '2026-11-01' }).where(eq(enrolments.pupilId, child));
  });
  expect((await ask(OFFICE, readProfile, { params: { pupilId: child } })).status).toBe(200);
  expect((await add(child, SECOND)).status).toBe(403);
  expect((await end(child, own?.grantId ?? '')).status).toBe(403);
  const { body } = await ask(OFFICE, listGuardians, { params: { classId: at.classId } });
  expect(body.pupils.map((one) => one.pupilId)).not.toContain(child);
});
