import { expect, test } from 'vitest';
import { insertPerson } from '../../db/reach/people.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import {
  addGrant,
  addGuardian,
  handOverGrant,
  issueSignInCode,
  listSchoolPeople,
} from '../../server/contract/people.ts';
import { insertGrant, type NewGrant } from '../../server/operator/people.ts';
import { dump } from '../support/dump.ts';
import { LEFT_BEHIND } from '../support/refused.ts';
import { openWorld } from '../support/world.ts';

const [OFFICE, PRINCIPAL] = ['office-d1s1', 'principal-d1s1'];

async function openSchool() {
  const world = await openWorld();
  const { ask, newClientId, store } = world;
  const at = world.place(1, 1, 2);
  const school = { schoolId: at.schoolId };
  /** An account as the operator makes it, with what it holds or held. */
  const account = async (username: string, ...held: Omit<NewGrant, 'id' | 'personId'>[]) => {
    const id = newClientId();
    await store.write(async (tx) => {
      await insertPerson(tx, { id, username, name: '周明', districtId: at.district.id });
      for (const grant of held) await insertGrant(tx, { id: newClientId(), personId: id, ...grant });
    });
    return { personId: id, who: { username, name: '周明', isNew: false } };
  };
  type Who = Awaited<ReturnType<typeof account>>['who'];
  const add = (who: Who, as = OFFICE) =>
    ask(as, addGrant, {
      params: school,
      body: {
        clientId: newClientId(),
        classId: at.classId,
        role: 'teacher',
        subject: null,
        from: '2026-11-10',
        to: null,
        ...who,
      },
    });
  const handOver = async (who: Who) => {
    const { classes } = (await ask(OFFICE, listSchoolPeople, { params: school })).body;
    const [grant] = classes.find((one) => one.classId === at.classId)?.grants ?? [];
    return await ask(OFFICE, handOverGrant, {
      params: { ...school, grantId: grant?.grantId ?? '' },
      body: { clientId: newClientId(), from: '2026-11-12', ...who },
    });
  };
  const guard = (who: Who) =>
    ask(OFFICE, addGuardian, { params: { pupilId: at.pupils[0] ?? '' }, body: { clientId: newClientId(), ...who } });
  const code = (personId: string, as = OFFICE) => ask(as, issueSignInCode, { params: school, body: { personId } });
  return { ...world, at, account, add, handOver, guard, code };
}

const reason = ({
  status,
  problem,
}: {
  status: number;
  problem: { errors?: { code?: string | undefined }[] | undefined };
}) => [status, problem.errors?.[0]?.code];

test('an account that waits for its first grant is given none by an office, and so no code: it would be the office’s', async () => {
  const world = await openSchool();
  const { account, add, handOver, guard, code, store, at } = world;
  const { personId, who } = await account('officer-to-be');
  const before = await dump(world, LEFT_BEHIND);
  for (const answered of [await add(who), await add(who, PRINCIPAL), await handOver(who), await guard(who)])
    expect(reason(answered)).toEqual([422, 'person.waiting']);
  expect((await add({ ...who, name: '别人' })).problem.errors?.[0]?.code, 'and nobody learns that it is there').toBe(
    'person.unknown',
  );
  expect((await code(personId)).status).toBe(404);
  expect(await dump(world, LEFT_BEHIND)).toEqual(before);
  // Once it has what it was made for, it may teach here as well, and is opened by nobody here.
  const office = { role: 'officer', placeId: at.district.id, startsOn: '2026-11-01', endsOn: null } as const;
  await store.write((tx) => insertGrant(tx, { id: world.newClientId(), personId, ...office }));
  expect((await add(who)).status).toBe(201);
  expect(reason(await code(personId))).toEqual([422, 'person.elsewhere']);
});

test('whoever held something above is not an office’s to take up; a teacher between two schools is', async () => {
  const { account, add, code, at, place, store } = await openSchool();
  const was = { startsOn: '2025-09-01', endsOn: '2026-08-31' };
  const elsewhere = place(1, 2, 1);
  const principal = await account('once-principal', { role: 'principal', placeId: at.schoolId, ...was });
  const office = await account('once-office', { role: 'school-office', placeId: elsewhere.schoolId, ...was });
  const teacher = await account('between', { role: 'homeroom', placeId: elsewhere.classId, ...was });
  expect(reason(await add(principal.who))).toEqual([422, 'person.above']);
  expect(reason(await add(principal.who, PRINCIPAL))).toEqual([422, 'person.above']);
  expect(reason(await add(office.who))).toEqual([422, 'person.above']);
  expect((await add(office.who, PRINCIPAL)).status).toBe(201);
  expect((await add(teacher.who)).status).toBe(201);
  expect((await code(teacher.personId)).status).toBe(201);
  const grants = await store.read((q) => q.select().from(unsafeTables(q).grants));
  expect(grants.filter(({ personId }) => personId === principal.personId)).toHaveLength(1);
});
