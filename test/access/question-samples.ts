import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { LABOUR_LEVEL } from '../support/questions.ts';
import { putActivity } from '../support/records.ts';
import { CANARY, TODAY, type World } from '../support/world.ts';
import type { PersonaName } from './personas.ts';

type At = ReturnType<World['place']>;
type Said = {
  readonly by?: string;
  readonly aboutOn?: string | undefined;
  /** Who rated what it is about, by name; nobody in particular where it is about a level. */
  readonly author?: string | undefined;
  readonly record?: { readonly markId: string };
  readonly words?: string;
  readonly answer?: string;
};

/** Words in every text of questions and answers: whoever is not named reads none of them anywhere, nor in any count, report or file. */
export const QUESTION_STORIES: Readonly<Record<string, readonly PersonaName[]>> = {
  ASKEDLEVEL: ['guardian', 'two-school-guardian', 'pupil', 'homeroom'],
  ASKEDRECORD: ['guardian', 'two-school-guardian', 'pupil', 'homeroom', 'labour-teacher'],
  ANSWEREDIT: ['guardian', 'two-school-guardian', 'pupil', 'homeroom'],
  // By the child itself.
  ASKEDITSELF: ['guardian', 'two-school-guardian', 'pupil', 'homeroom'],
  // Of a day on which the teacher since lately did not have the class; the others teach it and do not answer for it.
  ASKEDEARLY: ['former-homeroom'],
};

const once = () => ({ clientId: randomUUID() });

const ASKED_ABOUT: Partial<Record<PersonaName, 'arts' | 'moral'>> = {
  'two-school-guardian': 'arts',
  pupil: 'moral',
  'classmate-pupil': 'moral',
  'twin-pupil': 'moral',
};

export const QUESTION_SAMPLES = {
  'list-questions': () => ({}),
  // A child and its two guardians ask about three things: about one, one would be open already.
  'ask-question': (_world: World, _target: string, name: PersonaName) => {
    const dimension = ASKED_ABOUT[name] ?? 'labour';
    return { body: { ...once(), about: { ...LABOUR_LEVEL, dimension }, text: '为什么？' } };
  },
  'ask-again': () => ({ body: { ...once(), version: 2, text: '还是不明白' } }),
  'settle-question': () => ({ body: { ...once(), version: 2 } }),
  'withdraw-question': () => ({ body: { ...once(), version: 1 } }),
  'see-answer': () => ({ body: { ...once(), version: 1 } }),
  'list-class-questions': () => ({}),
  'answer-question': () => ({ body: { ...once(), version: 1, text: '他帮了同学' } }),
  'see-question': () => ({ body: { ...once(), version: 1 } }),
  'count-school-questions': () => ({}),
};

/** A question of the child's guardian (of the seed, by the child's key) from long ago, answered where there is an answer, made for the occasion. */
export async function questionBelow(world: World, at: At, key: string, pupilId: string, said: Said = {}) {
  const questionId = randomUUID();
  const canary = key.startsWith('d2') ? CANARY : '';
  const { by = `guardian-${key}`, aboutOn = TODAY, author, record, words = '', answer } = said;
  await world.store.write(async (tx) => {
    const t = unsafeTables(tx);
    const idOf = async (username: string) => {
      const [person] = await tx.select().from(t.persons).where(eq(t.persons.username, username));
      return person?.id ?? '';
    };
    const byId = await idOf(by);
    const authorId = author === undefined ? null : await idOf(author);
    const of = { pupilId, schoolId: at.schoolId, classId: at.classId, termId: at.district.terms.at(-1)?.id ?? '' };
    const about = { dimension: 'labour', indicatorId: 'labour.h3', aboutOn, authorId, isPassedOn: false };
    const marked = record ? { markSchoolId: at.schoolId, ...record, markVersion: 1, activityVersion: 1 } : {};
    const times = { askedAt: 0, sentAt: 0, changedAt: 0, answeredAt: answer === undefined ? null : 0 };
    const stands =
      answer === undefined ? { state: 'asked' as const, version: 1 } : { state: 'answered' as const, version: 2 };
    const row = { id: questionId, ...of, ...about, ...marked, ...times, ...stands, openAbout: questionId };
    await tx.insert(t.questions).values(row);
    const step = { questionId, at: 0 };
    const text = `为什么${words}${canary}`;
    await tx.insert(t.questionSteps).values({ ...step, version: 1, step: 'ask', text, byId });
    if (answer === undefined) return;
    const homeroom = await idOf(`homeroom-${key.slice(0, 6)}`);
    const answered = { version: 2, step: 'answer' as const, text: `因为${answer}${canary}`, byId: homeroom };
    await tx.insert(t.questionSteps).values({ ...step, ...answered });
  });
  return { questionId };
}

/** Which a route needs below a child: one that was answered, where it is asked again or settled. */
export const questionOfChild = (world: World, at: At, key: string, pupilId: string, path: string) =>
  questionBelow(world, at, key, pupilId, /\/(again|settlement)$/.test(path) ? { answer: '' } : {});

/** About a level, about a record of another teacher's, and about an early day. */
export async function addQuestions(world: World) {
  const own = world.place(1, 1, 2);
  const [pupilId = ''] = own.pupils;
  await questionBelow(world, own, 'd1s1c2p1', pupilId, { words: 'ASKEDLEVEL', answer: 'ANSWEREDIT' });
  await questionBelow(world, own, 'd1s1c2p1', pupilId, { words: 'ASKEDITSELF', by: 'pupil-d1s1c2p1' });
  const { marks } = await putActivity(world, own, 'labour-d1s1', [pupilId], { visibility: 'staff' });
  const record = { markId: marks[0]?.id ?? '' };
  const byLabour = { words: 'ASKEDRECORD', author: 'labour-d1s1', record, aboutOn: '2026-11-02' };
  await questionBelow(world, own, 'd1s1c2p1', pupilId, byLabour);
  const dated = world.place(1, 1, 3);
  const early = { words: 'ASKEDEARLY', aboutOn: '2026-09-15' };
  await questionBelow(world, dated, 'd1s1c3p3', dated.pupils[2] ?? '', early);
  const twin = world.place(2, 1, 2);
  await questionBelow(world, twin, 'd2s1c2p1', twin.pupils[0] ?? '', { answer: CANARY });
}
