import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { logActivity } from '../../server/contract/evidence.ts';
import type { Lane } from './lane.ts';
import { dayAfter, someAbsence, someActivity } from './some-marks.ts';
import { termAt, termOn } from './stays.ts';

/** The reply names no marks; a page would list them. */
async function marksOf({ world, at }: Lane, activityId: string) {
  return await world.store.read((q) => {
    const { marks } = q.tables;
    return q
      .select()
      .from(marks)
      .where(and(eq(marks.schoolId, at.schoolId), eq(marks.activityId, activityId)));
  });
}

export async function log(lane: Lane) {
  const { classId, teachers, today } = lane.at;
  const teacher = lane.chance.pick(teachers);
  const { marks, ...said } = someActivity(lane);
  const body = { clientId: randomUUID(), ...said, marks };
  const ask = () => lane.world.ask(teacher.username, logActivity, { params: { classId }, body });
  const reply = await lane.tell('log', ask, '201');
  if (!reply) return;
  const term = termOn(said.happenedOn);
  if (term !== termOn(today())) lane.saw('logged into the term before');
  if (term && said.happenedOn > termAt(term).endsOn) lane.saw('logged in the holidays');
  const { activityId } = reply;
  lane.known.putActivity({ id: activityId, authorId: teacher.id, ...said, version: 1, isWithdrawn: false });
  const found = await marksOf(lane, activityId);
  lane.must(found.length === marks.length, 'log: not the marks that were sent');
  for (const { id, pupilId, indicatorId } of found) {
    const mark = marks.find((one) => one.pupilId === pupilId && one.indicatorId === indicatorId);
    lane.must(mark !== undefined, 'log: a mark that nobody sent');
    const of = { id, activityId, raterId: teacher.id, enteredOn: today(), version: 1, taken: null };
    if (mark) lane.known.putMark({ ...of, ...mark });
  }
}

type Right = ReturnType<typeof someActivity>;
/** What must be answered, and to what. */
type Wrong = readonly [said: string, body: Right];

export async function logWrongly(lane: Lane) {
  const { classId, stranger, today } = lane.at;
  const right = someActivity(lane);
  const [first] = right.marks;
  if (!first) throw new Error('an activity without a mark');
  const like = (value: object) => [{ ...first, indicatorId: 'moral.m1', value: value as typeof first.value }];
  const away = someAbsence(lane);
  const wrongs: readonly Wrong[] = [
    ['422 day.future', { ...right, happenedOn: dayAfter(today(), 1) }],
    ['422 day.none', { ...right, happenedOn: '2020-01-01' }],
    ['422 mark.twice', { ...right, marks: [...right.marks, first] }],
    ['422 pupil.never', { ...right, marks: [...right.marks, { ...first, pupilId: stranger.pupilId }] }],
    ['422 value.misfit', { ...right, marks: like({ kind: 'count', count: 2 }) }],
    ['422 value.misfit', { ...right, marks: like({ kind: 'level', level: 'E' }) }],
    ...(away ? Array.from({ length: 6 }, () => absent(lane, right, first, away)) : []),
  ];
  const isStranger = lane.chance.next() < 0.1;
  const [expected, body] = isStranger ? ['404 not-found', right] : lane.chance.pick(wrongs);
  const username = isStranger ? stranger.username : lane.homeroom.username;
  const sent = { params: { classId }, body: { clientId: randomUUID(), ...body } };
  const ask = () => lane.world.ask(username, logActivity, sent);
  await lane.tell('log wrongly', ask, expected);
}

/** One mark of who was there is right, that of who was not is refused, and nothing of the activity is done. */
function absent(
  { at }: Lane,
  right: Right,
  first: Right['marks'][number],
  { day, pupilId, code }: NonNullable<ReturnType<typeof someAbsence>>,
): Wrong {
  const [there] = at.stays.thereOn(at.classId, day);
  const marks = [{ ...first, pupilId }, ...(there ? [{ ...first, pupilId: there }] : [])];
  return [`422 ${code}`, { ...right, happenedOn: day, marks }];
}
