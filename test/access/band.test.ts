import { expect, test } from 'vitest';
import { readProfile } from '../../server/contract/child-profile.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';
import { granter } from './moved.ts';
import { addPersonas } from './personas.ts';
import { placeIdOf } from './place-ids.ts';

test('a band leaves out who has a record elsewhere or on other days, and is not there for who came after the records', async () => {
  const world = await openWorld({ pupilsInClass: 22 });
  await addPersonas({ ...world, placeOf: (key) => placeIdOf(world, key) });
  const { ask, place, store } = world;
  const { classId, pupils } = place(1, 1, 2);
  for (const indicatorId of ['g1', 'g2', 'g3', 'g4', 'h2', 'h3'].map((one) => `labour.${one}`)) {
    const by = indicatorId === 'labour.h2' ? 'labour-d1s1' : 'homeroom-d1s1c2';
    const body = activityFor(pupils, { indicatorId, happenedOn: '2026-11-02' });
    expect((await ask(by, logActivity, { params: { classId }, body })).status).toBe(201);
  }
  await granter(store)('teacher-since-lately', 'class', classId, '2026-11-03');
  const band = async (who: string) => {
    const { body } = await ask(who, readProfile, { params: { pupilId: pupils[0] ?? '' }, query: {} });
    return body.audience === 'staff' ? body.classBands.map(({ n }) => n) : undefined;
  };
  expect(await band('homeroom-d1s1c2')).toEqual([22]);
  expect(await band('teacher-since-lately')).toEqual([]);
  await putActivity(world, place(1, 1, 1), 'homeroom-d1s1c1', [pupils[5] ?? ''], { happenedOn: '2026-09-10' });
  expect(await band('homeroom-d1s1c2')).toEqual([21]);
  expect(await band('principal-d1s1')).toEqual([22]);
});
