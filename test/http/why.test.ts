import { expect, test } from 'vitest';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { readClassReport } from '../../server/contract/class-report.ts';
import { listClassPupils } from '../../server/contract/evidence.ts';
import { readClassDay } from '../../server/contract/recording.ts';
import { openWorld, TODAY } from '../support/world.ts';

test('why somebody may see a class, or a child of it, names what the grant is on: the class, the school, or the child', async () => {
  const { ask, place } = await openWorld({ pupilsInClass: 1 });
  const { classId, pupils } = place(1, 1, 2);
  const [pupilId = ''] = pupils;
  const ofChild = { params: { pupilId } };
  const whys = async (as: string) => {
    const answers = [
      await ask(as, listClassPupils, { params: { classId } }),
      await ask(as, readClassReport, { params: { classId } }),
      await ask(as, readProfile, ofChild),
      await ask(as, listEvidence, ofChild),
    ];
    return answers.map(({ body }) => body.why.place.en);
  };
  const [school, room] = ['Qinghe Primary School', 'Qinghe Primary School, Grade 4 Class 1'];
  expect(await whys('principal-d1s1')).toEqual(Array(4).fill(school));
  expect(await whys('office-d1s1')).toEqual(Array(4).fill(school));
  expect(await whys('homeroom-d1s1c2')).toEqual(Array(4).fill(room));
  const day = { params: { classId, day: TODAY } };
  expect((await ask('homeroom-d1s1c2', readClassDay, day)).body.why.place.en).toBe(room);
  const own = (await ask('guardian-d1s1c2p1', readProfile, ofChild)).body;
  expect(own.why.place.zh).toBe(own.pupil.name);
});
