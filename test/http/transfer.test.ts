import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { findPupils, listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { listClassPupils, logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld, type World } from '../support/world.ts';

const LEFT = '2026-10-31';

/** The first pupil of d1s1c2 goes to d1s2c2, the fourth grade of the other school, on 1 November. */
async function moveFirst({ store, place }: World) {
  const [from, to] = [place(1, 1, 2), place(1, 2, 2)];
  const [pupilId = ''] = from.pupils;
  const term = from.district.terms.at(-1);
  if (!term) throw new Error('there is no term');
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx
      .update(enrolments)
      .set({ endedOn: LEFT })
      .where(and(eq(enrolments.pupilId, pupilId), eq(enrolments.termId, term.id)));
    await tx.insert(enrolments).values({
      schoolId: to.schoolId,
      id: randomUUID(),
      pupilId,
      classId: to.classId,
      termId: term.id,
      startsOn: '2026-11-01',
      endedOn: null,
      sourcedId: 'moved',
    });
  });
  return { pupilId, from, to };
}

test('each school keeps to its own records of a child who moved; the family sees both', async () => {
  const world = await openWorld();
  const { ask, place } = world;
  const log = (by: string, classId: string, pupilId: string, title: string, happenedOn: string) =>
    ask(by, logActivity, { params: { classId }, body: { ...activityFor([pupilId]), title, happenedOn } });
  const before = place(1, 1, 2);
  await log('homeroom-d1s1c2', before.classId, before.pupils[0] ?? '', '在老学校', '2026-10-10');
  const { pupilId, from, to } = await moveFirst(world);
  expect((await log('homeroom-d1s2c2', to.classId, pupilId, '在新学校', '2026-11-05')).status).toBe(201);
  const late = await log('homeroom-d1s1c2', from.classId, pupilId, '走了以后', '2026-11-05');
  expect(late).toMatchObject({ status: 422, problem: { errors: [{ path: 'marks.0.pupilId' }] } });

  const titles = async (username: string) => {
    const { body } = await ask(username, listEvidence, { params: { pupilId } });
    return body.items.map((item) => item.title);
  };
  expect(await titles('principal-d1s1')).toEqual(['在老学校']);
  expect(await titles('homeroom-d1s1c2')).toEqual(['在老学校']);
  expect(await titles('homeroom-d1s2c2')).toEqual(['在新学校']);
  expect(await titles('guardian-d1s1c2p1')).toEqual(['在新学校', '在老学校']);
  expect((await ask('principal-d1s1', readProfile, { params: { pupilId } })).body).toMatchObject({
    class: { classId: from.classId },
  });
  expect((await ask('principal-d1s2', readProfile, { params: { pupilId } })).body).toMatchObject({
    class: { classId: to.classId },
  });
  const old = await ask('homeroom-d1s1c2', listClassPupils, { params: { classId: from.classId } });
  expect(old.body.pupils.map((pupil) => pupil.pupilId)).not.toContain(pupilId);
});

test('the old school is not told where the child went', async () => {
  const world = await openWorld();
  const { pupilId, to } = await moveFirst(world);
  for (const username of ['principal-d1s1', 'homeroom-d1s1c2']) {
    const { body } = await world.ask(username, findPupils, {});
    const found = body.pupils.find((pupil) => pupil.pupilId === pupilId);
    expect(JSON.stringify(found ?? null), username).not.toContain(to.classId);
    expect(found?.schoolName?.zh ?? null, username).not.toBe('云汀小学');
  }
  const { body } = await world.ask('guardian-d1s1c2p1', findPupils, {});
  expect(body.pupils).toMatchObject([{ pupilId, class: { classId: to.classId }, schoolName: { zh: '云汀小学' } }]);
});
