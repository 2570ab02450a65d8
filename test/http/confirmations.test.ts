import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { listSchoolConfirmations, readClassProgress } from '../../server/contract/confirmation.ts';
import { amendMark } from '../../server/contract/evidence.ts';
import { confirmersOf, PRINCIPAL, putNoticed } from '../support/confirmations.ts';
import { FAMILY, HOMEROOM, openFamily } from '../support/contributions.ts';
import { dump } from '../support/dump.ts';
import { openNoticed } from '../support/notices.ts';
import { putActivity } from '../support/records.ts';

const ASIDE = ['audits', 'accesses', 'sightings', 'sessions', 'requests', 'confirmations'];

/** Class 4(2) after its notice; the first two children have records. */
async function openConfirming() {
  const world = await openFamily();
  const at = world.place(1, 1, 2);
  const [own = '', mate = ''] = at.pupils;
  const both = await putActivity(world, at, HOMEROOM, [own, mate]);
  await putActivity(world, at, HOMEROOM, [own], { visibility: 'staff' });
  const { noticeId } = await putNoticed(world, at);
  const amend = async () =>
    await world.ask(HOMEROOM, amendMark, {
      params: { markId: both.marks[0]?.id ?? '' },
      body: {
        ...{ clientId: world.newClientId(), version: 1, value: { kind: 'level', level: 'C' } },
        ...{ note: null, reason: '看错了一格' },
      },
    });
  const stages = async (pupilId = own) =>
    (await confirmersOf(world).rows()).find((one) => one.pupilId === pupilId)?.stages.map(({ state }) => state);
  return { ...world, ...confirmersOf(world), at, own, mate, both, noticeId, amend, stages };
}

test('guardian, homeroom teacher and principal confirm the same list, one after the other, and nothing of the records is written', async () => {
  const world = await openConfirming();
  const { own, mate, readOwn, confirmOwn, confirmClass, rows, stages, readClass } = world;
  const before = await dump(world, ASIDE);
  const shown = await readOwn();
  expect(shown?.entries).toMatchObject([{ title: '劳动小结', value: { kind: 'level' } }]);
  expect([shown?.mayConfirm, shown?.mayTakeBack]).toEqual([true, false]);
  // The child's page asks a guardian, until somebody at home has confirmed.
  const asked = async () => {
    const { body } = await world.ask(FAMILY, readProfile, { params: { pupilId: own } });
    return body.audience === 'family' ? body.toConfirm : undefined;
  };
  expect(await asked()).toBe('2026-2027-1');
  const hash = shown?.hash ?? '';
  // The same list for all three, and nobody before their turn.
  expect((await rows()).find(({ pupilId }) => pupilId === own)?.hash).toBe(hash);
  expect((await confirmClass(HOMEROOM, [{ pupilId: own, hash }])).body.results).toEqual([
    { pupilId: own, outcome: 'not-yet' },
  ]);
  expect((await confirmClass(PRINCIPAL, [{ pupilId: own, hash }])).body.results[0]?.outcome).toBe('not-yet');
  expect((await confirmOwn()).status).toBe(201);
  expect((await confirmOwn()).status).toBe(201);
  expect(await stages()).toEqual(['confirmed', 'waiting', 'waiting']);
  expect(await asked()).toBeNull();
  // A row that is of another list, one that waits for a guardian, one excused, and a child of nobody's: each for itself.
  const all = await rows();
  const third = all.find(({ pupilId }) => ![own, mate].includes(pupilId));
  const of = (id = '') => ({ pupilId: id, hash: all.find(({ pupilId }) => pupilId === id)?.hash ?? '' });
  const sent = [
    of(own),
    of(mate),
    { ...of(third?.pupilId), excuse: 'not-reached' as const },
    { pupilId: 'nobody', hash },
  ];
  const outcomes = async (as: string, what: Parameters<typeof confirmClass>[1]) =>
    (await confirmClass(as, what)).body.results.map(({ outcome }) => outcome);
  expect(await outcomes(HOMEROOM, sent)).toEqual(['confirmed', 'not-yet', 'confirmed', 'not-asked']);
  expect(await outcomes(HOMEROOM, [of(own), { ...of(mate), hash }])).toEqual(['already', 'stale']);
  expect(await outcomes(PRINCIPAL, sent)).toEqual(['confirmed', 'not-yet', 'confirmed', 'not-asked']);
  expect(await stages()).toEqual(['confirmed', 'confirmed', 'confirmed']);
  expect(await stages(third?.pupilId)).toEqual(['waiting', 'confirmed', 'confirmed']);
  const principal = (await rows(PRINCIPAL)).find(({ pupilId }) => pupilId === third?.pupilId);
  expect(principal?.stages[1]?.excuse).toBe('not-reached');
  expect([(await readClass(PRINCIPAL)).stage, (await readClass('office-d1s1')).stage]).toEqual(['principal', null]);
  const school = await world.ask(PRINCIPAL, listSchoolConfirmations, { params: { schoolId: world.at.schoolId } });
  expect(school.body.classes).toMatchObject([{ class: { classId: world.at.classId }, term: { code: '2026-2027-1' } }]);
  const ofClass = { params: { classId: world.at.classId }, query: { term: '2026-2027-1' } };
  const { body: progress } = await world.ask(PRINCIPAL, readClassProgress, ofClass);
  expect(progress).toEqual({ asked: all.length, guardian: 1, homeroom: 2, principal: 2, again: 0, filed: 0 });
  expect(await dump(world, ASIDE)).toEqual(before);
});

test('of another list than was shown nothing is confirmed, and after a correction everybody is asked again', async () => {
  const world = await openConfirming();
  const { own, amend, readOwn, confirmOwn, confirmClass, stages } = world;
  const shown = (await readOwn())?.hash ?? '';
  expect((await amend()).status).toBe(200);
  const late = await confirmOwn(shown);
  expect([late.status, late.problem.code, late.problem.errors?.[0]?.code]).toEqual([
    409,
    'stale',
    'confirmation.changed',
  ]);
  expect(await stages()).toEqual(['waiting', 'waiting', 'waiting']);
  const hash = (await readOwn())?.hash ?? '';
  expect(hash).not.toBe(shown);
  await confirmOwn(hash);
  await confirmClass(HOMEROOM, [{ pupilId: own, hash }]);
  await confirmClass(PRINCIPAL, [{ pupilId: own, hash }]);
  expect(await stages()).toEqual(['confirmed', 'confirmed', 'confirmed']);
  await putActivity(world, world.at, HOMEROOM, [own]);
  expect(await stages()).toEqual(['changed', 'changed', 'changed']);
  const ofClass = { params: { classId: world.at.classId }, query: { term: '2026-2027-1' } };
  expect((await world.ask(PRINCIPAL, readClassProgress, ofClass)).body).toMatchObject({
    guardian: 0,
    principal: 0,
    again: 1,
  });
  // Kept for staff, it is no part of what is confirmed.
  const now = (await readOwn())?.hash;
  await putActivity(world, world.at, HOMEROOM, [own], { visibility: 'staff' });
  expect((await readOwn())?.hash).toBe(now);
});

test('what is taken back, by whoever said it alone, asks those again who came after', async () => {
  const { own, readOwn, confirmOwn, takeBackOwn, confirmClass, takeBackClass, stages, rows } = await openConfirming();
  const hash = (await readOwn())?.hash ?? '';
  expect((await takeBackOwn()).problem.errors?.[0]?.code).toBe('confirmation.none');
  await confirmOwn();
  await confirmClass(HOMEROOM, [{ pupilId: own, hash }]);
  await confirmClass(PRINCIPAL, [{ pupilId: own, hash }]);
  expect((await rows()).find(({ pupilId }) => pupilId === own)).toMatchObject({ mayTakeBack: true, mayConfirm: false });
  expect((await takeBackClass(HOMEROOM)).status).toBe(201);
  expect(await stages()).toEqual(['confirmed', 'waiting', 'again']);
  await confirmClass(HOMEROOM, [{ pupilId: own, hash }]);
  expect(await stages()).toEqual(['confirmed', 'confirmed', 'again']);
  await confirmClass(PRINCIPAL, [{ pupilId: own, hash }]);
  expect((await takeBackOwn()).status).toBe(201);
  expect(await stages()).toEqual(['waiting', 'again', 'again']);
  expect((await takeBackClass(HOMEROOM)).problem.errors?.[0]?.code).toBe('confirmation.none');
  expect((await takeBackClass(HOMEROOM, 'nobody')).problem.errors?.[0]?.code).toBe('confirmation.not-asked');
});

test('nothing is confirmed while the notice runs or before there was one', async () => {
  const world = await openNoticed();
  const { confirmOwn, readOwn, readClass } = confirmersOf(world);
  const refused = async () => (await confirmOwn('0'.repeat(64))).problem.errors?.[0]?.code;
  expect(await refused()).toBe('confirmation.not-noticed');
  await world.open();
  expect(await refused()).toBe('confirmation.not-noticed');
  expect(await readOwn()).toBe(undefined);
  expect((await readClass()).terms).toEqual([]);
});

test('while an objection about a child is open nobody confirms its record', async () => {
  const world = await openConfirming();
  const { own, readOwn, confirmOwn, confirmClass, store, at, noticeId } = world;
  await store.write(async (tx) => {
    const { objections, notices } = tx.tables;
    const [notice] = await tx.select().from(notices);
    const of = { schoolId: at.schoolId, id: world.newClientId(), noticeId, classId: at.classId, number: 1 };
    const said = { pupilId: own, byId: notice?.openedBy ?? '', about: 'missing' as const, text: '少了义卖', sentAt: 0 };
    await tx.insert(objections).values({ ...of, ...said, termId: notice?.termId ?? '', state: 'sent' });
  });
  const shown = await readOwn(FAMILY);
  expect([shown?.hasObjection, shown?.mayConfirm]).toEqual([true, false]);
  expect((await confirmOwn()).problem.errors?.[0]?.code).toBe('confirmation.objection');
  const sent = [{ pupilId: own, hash: shown?.hash ?? '', excuse: 'declined' as const }];
  expect((await confirmClass(HOMEROOM, sent)).body.results[0]?.outcome).toBe('objection');
});

test('who left the class before the last day of the term is not asked, and whoever looks at the others leaves a note at each', async () => {
  const world = await openConfirming();
  const { store, own, rows, readOwn, confirmClass } = world;
  const hash = (await readOwn())?.hash ?? '';
  const left = await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    return await tx.update(enrolments).set({ endedOn: '2026-11-05' }).where(eq(enrolments.pupilId, own)).returning();
  });
  expect(left.length).toBeGreaterThan(0);
  await store.write(async (tx) => await tx.delete(tx.tables.sightings));
  const there = (await rows()).map(({ pupilId }) => pupilId);
  expect(there).not.toContain(own);
  const seen = await store.read(async (q) => await q.select().from(q.tables.sightings));
  expect(seen.map(({ pupilId }) => pupilId).sort()).toEqual(there.toSorted());
  const sent = [{ pupilId: own, hash, excuse: 'declined' as const }];
  expect((await confirmClass(HOMEROOM, sent)).body.results).toEqual([{ pupilId: own, outcome: 'not-asked' }]);
});
