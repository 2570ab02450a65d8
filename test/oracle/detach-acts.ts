import { randomUUID } from 'node:crypto';
import { attachPupil, detachPupil } from '../../server/contract/grid.ts';
import type { Lane } from './lane.ts';

export async function detach(lane: Lane) {
  const activity = lane.someActivity();
  const activityId = activity.id;
  const own = lane.known.marksOf(activityId);
  const { pupilId } = lane.chance.pick(own.length > 0 ? own : lane.known.marks);
  const teacher = lane.chance.pick(lane.at.teachers);
  const body = { clientId: randomUUID(), pupilId, reason: '那天不在' };
  const ask = () => lane.world.ask(teacher.username, detachPupil, { params: { activityId }, body });
  const standing = lane.known.standingOf(activityId).filter((mark) => mark.pupilId === pupilId);
  const expected = !lane.mayChange(teacher, activity.authorId)
    ? '403 not-allowed'
    : activity.isWithdrawn
      ? '409 conflict'
      : standing.length === 0
        ? '422 invalid'
        : '201';
  const reply = await lane.tell('detach', ask, expected);
  if (!reply) return;
  lane.must(reply.withdrawnMarks === standing.length, 'detach: another number of marks');
  lane.known.takeAway(standing, { by: 'detachment', whoId: teacher.id, at: lane.acts });
}

/** The last detachment of a pupil is undone by who did it, unless the day has become one on which the pupil was not there. */
export async function attach(lane: Lane) {
  const { known, at, chance } = lane;
  const detached = known.marks.filter((mark) => mark.taken?.by === 'detachment');
  const { activityId, pupilId, taken: picked } = chance.pick(detached.length > 0 ? detached : known.marks);
  const activity = known.activity(activityId);
  const teacher = at.teachers.find(({ id }) => id === picked?.whoId && chance.next() < 0.7) ?? chance.pick(at.teachers);
  const body = { clientId: randomUUID(), pupilId };
  const ask = () => lane.world.ask(teacher.username, attachPupil, { params: { activityId }, body });
  const own = detached.filter((mark) => mark.activityId === activityId && mark.pupilId === pupilId);
  const last = Math.max(...own.map((mark) => mark.taken?.at ?? 0));
  const mine = own.filter(({ taken }) => taken?.at === last && taken.whoId === teacher.id);
  const absence = at.stays.absence(at.classId, pupilId, activity.happenedOn);
  const expected = !lane.mayChange(teacher, activity.authorId)
    ? '403 not-allowed'
    : activity.isWithdrawn || mine.length === 0
      ? '409 conflict'
      : absence
        ? `422 ${absence}`
        : '201';
  const reply = await lane.tell('attach', ask, expected);
  if (!reply) return;
  lane.must(reply.marks === mine.length, 'attach: another number of marks');
  for (const mark of mine) known.putMark({ ...mark, version: mark.version + 1, taken: null });
}
