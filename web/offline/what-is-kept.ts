import type { Reply } from '../api.ts';

type Pupils = Reply<'get /api/classes/:classId/pupils'>;
type Day = Reply<'get /api/classes/:classId/days/:day'>;
type Classes = Reply<'get /api/classes'>;

const same = (reply: object) => reply;
/** What a question of the log page, asked for the running term, becomes on the device: no count, no day that tells of a record. */
const KEPT: readonly (readonly [question: RegExp, strip: (reply: object) => object | undefined])[] = [
  [/^\["me"\]$/, same],
  [/^\["classes"\]$/, (reply) => withoutActivities(reply as Classes)],
  [/^\["class","[\w-]+","pupils",\{\}\]$/, (reply) => withoutRecords(reply as Pupils)],
  [/^\["class","[\w-]+","day"\]$/, (reply) => ofThisTerm(reply as Day)],
  [/^\["class","[\w-]+","starts",""\]$/, same],
];

/** The reply as it may be kept on this device; undefined for every question that is not on the list. */
export function asKept(query: readonly unknown[], reply: object): object | undefined {
  const question = JSON.stringify(query);
  return KEPT.find(([one]) => one.test(question))?.[1](reply);
}

const withoutActivities = ({ term, classes }: Classes): Classes => ({
  term,
  classes: classes.map((one) => ({ ...one, activities: 0, lastOn: null })),
});

/** Whoever looked at last term's list and then went into the field needs this term's. */
const ofThisTerm = (room: Day) => (room.isLate ? undefined : withoutRecords(room));

const withoutRecords = <Room extends Pick<Pupils, 'pupils'>>(room: Room): Room => ({
  ...room,
  pupils: room.pupils.map((pupil) => ({ ...pupil, records: 0, lastOn: null })),
});
