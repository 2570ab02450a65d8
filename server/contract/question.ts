import { z } from 'zod';
import { QUESTION_STATES, QUESTION_STEPS } from '../core/question/steps.ts';
import { Bilingual, ClientId, Day, Dimension, TermCode, Time, text } from './words.ts';

/** School days within which a teacher answers; later is said to the teacher and counted for the school, and refuses nothing. */
export const ANSWER_DAYS = 5;

/** How much a family may ask: open about one child, asked (again) in one day by one person, and how often about one thing. */
export const MOST_QUESTIONS = { open: 20, aDay: 10, steps: 20 } as const;

/**
 * Why a question is refused; pages have words for each. 'none': the family reads no such record or level. 'nobody': no teacher of that day is
 * there, nor a homeroom teacher of today. 'open': one about the same is open. The others are numbers.
 */
export const QUESTION_FAULTS = [
  'question.none',
  'question.nobody',
  'question.open',
  'question.many',
  'question.a-day',
  'question.steps',
] as const;
export type QuestionFault = (typeof QUESTION_FAULTS)[number];

/** What is asked about: a record of the child, or its level of a term in a dimension or in one indicator of it. */
export const AskedAbout = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), markId: z.string().min(1).max(64) }),
  z.strictObject({
    kind: z.literal('level'),
    term: TermCode,
    dimension: Dimension,
    indicatorId: z.string().min(1).max(64).nullable(),
  }),
]);
export type AskedAbout = z.output<typeof AskedAbout>;

/** How a record stands that was asked about; 'not-yours' is said to a teacher who did not have the class on its day, and nothing else of it. */
export const RECORD_STATES = ['stands', 'amended', 'not-shown', 'withdrawn', 'not-yours'] as const;
const AboutRecord = z.strictObject({
  markId: z.string().nullable(),
  state: z.enum(RECORD_STATES),
  title: z.string().nullable(),
  happenedOn: Day.nullable(),
});

const About = z
  .strictObject({
    term: TermCode,
    dimension: Dimension,
    indicatorId: z.string().nullable(),
    indicatorTitle: Bilingual.nullable(),
    /** Null of a level. */
    record: AboutRecord.nullable(),
  })
  .meta({ id: 'QuestionAbout' });

/** What one side did, and when the other saw it first. */
const Step = z
  .strictObject({
    version: z.int(),
    step: z.enum(QUESTION_STEPS),
    /** The teacher who answered; of the family nobody is named. */
    by: z.string().nullable(),
    isMine: z.boolean(),
    /** Of the family's steps: whether it was the child, and no guardian. */
    isByPupil: z.boolean(),
    text: z.string().nullable(),
    at: Time,
    seenAt: Time.nullable(),
  })
  .meta({ id: 'QuestionStep' });

/** As both sides read it. */
export const Question = z
  .strictObject({
    questionId: z.string(),
    version: z.int(),
    state: z.enum(QUESTION_STATES),
    about: About,
    steps: z.array(Step),
    /** Who may answer while it waits; nobody where the teachers of that day have left and the child is elsewhere. */
    answerers: z.array(z.string()),
    /** While it waits: the last day to answer in, null where no term is known that has one. */
    dueOn: Day.nullable(),
    isOverdue: z.boolean(),
  })
  .meta({ id: 'Question' });
export type Question = z.output<typeof Question>;

/** The version that was on the screen; if something was said meanwhile the answer is 409 stale. */
export const version = z.int().min(1);
export const Taken = z
  .strictObject({ questionId: z.string(), version: z.int(), state: z.enum(QUESTION_STATES) })
  .meta({ id: 'QuestionTaken' });

/** It was on a screen, up to the version that was there. */
export const Viewed = z.strictObject({ clientId: ClientId, version }).meta({ id: 'QuestionViewed' });
/** How many steps of the other side were seen with it for the first time. */
export const SeenFirst = z.strictObject({ first: z.int() }).meta({ id: 'QuestionSeenFirst' });

/** A question, and an answer. */
export const questionText = text(500);
export const answerText = text(1000);
