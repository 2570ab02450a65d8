import { randomUUID } from 'node:crypto';
import { amendMark, withdrawActivity } from '../../server/contract/evidence.ts';
import { amendActivity } from '../../server/contract/recording.ts';
import { absences, type KnownActivity } from './known.ts';
import type { Lane } from './lane.ts';
import { dayAfter, FIRST_DAY, someDay, valueFor } from './some-marks.ts';
import { termAt, termOn } from './stays.ts';

/** What a page has on the screen, or had before somebody else changed it. */
export function someVersion({ chance }: Lane, version: number): number {
  return chance.next() < 0.15 ? Math.max(1, version + chance.pick([-1, 1, 5])) : version;
}

export async function amendOneMark(lane: Lane) {
  const mark = lane.chance.pick(lane.known.marks);
  const teacher = lane.chance.pick(lane.at.teachers);
  const value = valueFor(lane, mark);
  const version = someVersion(lane, mark.version);
  const body = { clientId: randomUUID(), version, value, note: null, reason: '看错了' };
  const ask = () => lane.world.ask(teacher.username, amendMark, { params: { markId: mark.id }, body });
  const expected = !lane.mayChange(teacher, mark.raterId)
    ? '403 not-allowed'
    : mark.taken
      ? '409 conflict'
      : version !== mark.version
        ? '409 stale'
        : '200';
  const reply = await lane.tell('amend mark', ask, expected);
  if (!reply) return;
  lane.must(reply.version === version + 1, 'amend mark: another version');
  lane.known.putMark({ ...mark, value, raterId: teacher.id, version: version + 1 });
}

/** In the other term or the holidays, if that has begun. */
function someDayElsewhere(lane: Lane, happenedOn: string): string {
  for (let tried = 0; tried < 40; tried++) {
    const day = someDay(lane);
    if (termOn(day) !== termOn(happenedOn)) return day;
  }
  return someDay(lane);
}

/** Any day there may be, the same one, one to come, one before all terms, or one on which somebody in it was not there. */
function someNewDay(lane: Lane, { id, happenedOn }: KnownActivity): string {
  const { stays, classId, today } = lane.at;
  const x = lane.chance.next();
  if (x < 0.25) return happenedOn;
  if (x < 0.3) return dayAfter(today(), 1 + lane.chance.below(9));
  if (x < 0.35) return dayAfter(FIRST_DAY, -1 - lane.chance.below(9));
  const pupilIds = lane.known.standingOf(id).map((mark) => mark.pupilId);
  for (let tried = 0; x < 0.5 && tried < 40; tried++) {
    const day = someDay(lane);
    if (absences(stays, classId, pupilIds, day)) return day;
  }
  return x < 0.65 ? someDayElsewhere(lane, happenedOn) : someDay(lane);
}

const otherReader = ({ visibility }: KnownActivity) => (visibility === 'family' ? 'staff' : 'family');

export async function amendOneActivity(lane: Lane) {
  const { stays, classId, teachers, today } = lane.at;
  const { chance, known } = lane;
  const before = lane.someActivity();
  const teacher = chance.pick(teachers);
  const said = {
    title: chance.next() < 0.5 ? before.title : `活动 ${chance.below(1000)}`,
    happenedOn: someNewDay(lane, before),
    visibility: chance.next() < 0.6 ? before.visibility : otherReader(before),
  };
  const version = someVersion(lane, before.version);
  const rest = { place: null, organiser: null, baseId: null, note: null, reason: '记错了日子' };
  const body = { clientId: randomUUID(), version, ...said, ...rest };
  const ask = () => lane.world.ask(teacher.username, amendActivity, { params: { activityId: before.id }, body });
  const pupilIds = known.standingOf(before.id).map((mark) => mark.pupilId);
  const isMoved = said.happenedOn !== before.happenedOn;
  const refused = (): string => {
    if (!lane.mayChange(teacher, before.authorId)) return '403 not-allowed';
    if (before.isWithdrawn) return '409 conflict';
    if (version !== before.version) return '409 stale';
    if (!isMoved) return '';
    if (said.happenedOn > today()) return '422 day.future';
    if (!termOn(said.happenedOn)) return '422 day.none';
    const codes = absences(stays, classId, pupilIds, said.happenedOn);
    return codes && `422 ${codes}`;
  };
  const reply = await lane.tell('amend activity', ask, refused() || '200');
  if (!reply) return;
  lane.must(reply.version === version + 1, 'amend activity: another version');
  lane.must(reply.marks === known.marksOf(before.id).length, 'amend activity: another number of marks');
  known.putActivity({ ...before, ...said, version: version + 1 });
  seeAmended(lane, before, said);
}

/** What of it was tried, so that the end can say that all was. */
function seeAmended(
  lane: Lane,
  before: KnownActivity,
  said: Pick<KnownActivity, 'happenedOn' | 'visibility' | 'title'>,
) {
  const [was, is] = [termOn(before.happenedOn), termOn(said.happenedOn)];
  if (lane.known.standingOf(before.id).length === 0) return;
  if (said.visibility !== before.visibility) lane.saw(`shown to ${said.visibility} now`);
  if (said.happenedOn === before.happenedOn) return lane.saw('the same day');
  lane.saw(was === is ? 'another day of the term' : `into the term ${was && is && was < is ? 'after' : 'before'}`);
  if (is && said.happenedOn > termAt(is).endsOn) lane.saw('into the holidays');
}

export async function withdraw(lane: Lane) {
  const activity = lane.someActivity();
  const teacher = lane.chance.pick(lane.at.teachers);
  const reason = lane.chance.pick(['undo', '记错了班']);
  const body = { clientId: randomUUID(), reason };
  const params = { activityId: activity.id };
  const ask = () => lane.world.ask(teacher.username, withdrawActivity, { params, body });
  const may = activity.authorId === teacher.id || (teacher === lane.homeroom && reason !== 'undo');
  const expected = may ? (activity.isWithdrawn ? '409 conflict' : '201') : '403 not-allowed';
  const reply = await lane.tell('withdraw', ask, expected);
  if (!reply) return;
  const standing = lane.known.standingOf(activity.id);
  lane.must(reply.withdrawnMarks === standing.length, 'withdraw: another number of marks');
  lane.known.putActivity({ ...activity, isWithdrawn: true });
  lane.known.takeAway(standing, { by: 'withdrawal', whoId: teacher.id, at: lane.acts });
}
