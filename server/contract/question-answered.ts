import { z } from 'zod';
import { answerText, Question, SeenFirst, Taken, Viewed, version } from './question.ts';
import { route } from './route.ts';
import { Apart, Bilingual, ClassName, ClientId, Term } from './words.ts';

const teachers = ['teacher', 'homeroom'] as const;

const OfClass = z
  .strictObject({ ...Question.shape, pupilId: z.string(), pupilName: z.string(), apart: Apart })
  .meta({ id: 'ClassQuestion' });

export const listClassQuestions = route({
  id: 'list-class-questions',
  method: 'get',
  path: '/api/classes/:classId/questions',
  access: { roles: teachers, act: 'read', on: 'class', detail: 'individual' },
  summary:
    'What families of a class asked and I may answer: those that wait, the first sent first (50 at once), and the last others',
  reply: z
    .strictObject({
      class: ClassName,
      schoolName: Bilingual,
      answerDays: z.int(),
      /** All that wait for me, those not listed among them, and how many of them are late. */
      waiting: z.int(),
      overdue: z.int(),
      questions: z.array(OfClass),
      /** Answered, settled or taken back lately. */
      recent: z.array(OfClass),
    })
    .meta({ id: 'ClassQuestions' }),
});

export const answerQuestion = route({
  id: 'answer-question',
  method: 'post',
  path: '/api/classes/:classId/questions/:questionId/answer',
  access: { roles: teachers, act: 'write', on: 'class', detail: 'individual' },
  summary: 'Answer a question by name; the family reads it at once',
  body: z.strictObject({ clientId: ClientId, version, text: answerText }).meta({ id: 'QuestionAnswer' }),
  reply: Taken,
});

export const seeQuestion = route({
  id: 'see-question',
  method: 'post',
  path: '/api/classes/:classId/questions/:questionId/view',
  access: { roles: teachers, act: 'write', on: 'class', detail: 'individual' },
  summary: 'Who may answer a question has opened it: kept once, and shown to the family',
  body: Viewed,
  reply: SeenFirst,
});

export const countSchoolQuestions = route({
  id: 'count-school-questions',
  method: 'get',
  path: '/api/schools/:schoolId/question-counts',
  access: { roles: ['principal', 'school-office'], act: 'read', on: 'school', detail: 'aggregate' },
  summary:
    'How much families of a school asked this term and how much of it waits; no question, no child and no teacher',
  reply: z
    .strictObject({
      term: Term,
      answerDays: z.int(),
      /** Asked this term, and how many of them have been answered at least once. */
      asked: z.int(),
      answered: z.int(),
      /** Of whichever term: those that wait, and those that wait for longer than they should. */
      waiting: z.int(),
      overdue: z.int(),
      /** The classes with any of the latter, by grade and number. */
      classes: z.array(z.strictObject({ class: ClassName, overdue: z.int().min(1) })),
    })
    .meta({ id: 'SchoolQuestionCounts' }),
});
