import { countWaiting } from '../../server/contract/contribution-review.ts';
import {
  answerQuestion,
  countSchoolQuestions,
  listClassQuestions,
  seeQuestion,
} from '../../server/contract/question-answered.ts';
import {
  askAgain,
  askQuestion,
  listQuestions,
  seeAnswer,
  settleQuestion,
  withdrawQuestion,
} from '../../server/contract/question-asked.ts';
import type { BodySentFor } from '../../server/contract/route.ts';
import { FAMILY, HOMEROOM } from './contributions.ts';
import { putActivity } from './records.ts';
import { openWorld, type World } from './world.ts';

type Key = { readonly questionId: string; readonly version: number };
type About = BodySentFor<typeof askQuestion>['about'];

/** The level of a whole dimension, in the term of today. */
export const LABOUR_LEVEL = { kind: 'level', term: '2026-2027-1', dimension: 'labour', indicatorId: null } as const;

/** A family and the teachers of one class (4(2) of the first school), each act by its name. */
export function askingActs(world: World) {
  const { ask, place, newClientId } = world;
  const own = place(1, 1, 2);
  const { classId, pupils, schoolId } = own;
  const [pupilId = ''] = pupils;
  const once = () => ({ clientId: newClientId() });
  const ofChild = ({ questionId }: Key) => ({ params: { pupilId, questionId } });
  const inClass = ({ questionId }: Key) => ({ params: { classId, questionId } });
  return {
    own,
    pupilId,
    /** A record of the child's that somebody made. */
    record: async (by = HOMEROOM, said: Parameters<typeof putActivity>[4] = {}, nth = 0) => {
      const made = await putActivity(world, own, by, [pupils[nth] ?? ''], said);
      return { activityId: made.activityId, about: { kind: 'record' as const, markId: made.marks[0]?.id ?? '' } };
    },
    askAbout: (about: About, text = '为什么是B？', as = FAMILY) =>
      ask(as, askQuestion, { params: { pupilId }, body: { ...once(), about, text } }),
    again: (key: Key, text = '还是不明白', as = FAMILY) =>
      ask(as, askAgain, { ...ofChild(key), body: { ...once(), version: key.version, text } }),
    settle: (key: Key, as = FAMILY) =>
      ask(as, settleQuestion, { ...ofChild(key), body: { ...once(), version: key.version } }),
    takeBack: (key: Key, as = FAMILY) =>
      ask(as, withdrawQuestion, { ...ofChild(key), body: { ...once(), version: key.version } }),
    openAnswer: (key: Key, as = FAMILY) =>
      ask(as, seeAnswer, { ...ofChild(key), body: { ...once(), version: key.version } }),
    questions: async (as = FAMILY) => (await ask(as, listQuestions, { params: { pupilId } })).body.questions,
    answer: (key: Key, text = '那天他帮了两位同学', as = HOMEROOM) =>
      ask(as, answerQuestion, { ...inClass(key), body: { ...once(), version: key.version, text } }),
    openQuestion: (key: Key, as = HOMEROOM) =>
      ask(as, seeQuestion, { ...inClass(key), body: { ...once(), version: key.version } }),
    inClass: async (as = HOMEROOM) => (await ask(as, listClassQuestions, { params: { classId } })).body,
    counted: async (as = HOMEROOM) => (await ask(as, countWaiting, {})).body.classes,
    schoolCounts: async (as = 'principal-d1s1') => (await ask(as, countSchoolQuestions, { params: { schoolId } })).body,
  };
}

export async function openAsking(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(wanted);
  return { ...world, ...askingActs(world) };
}
