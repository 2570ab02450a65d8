import { z } from 'zod';
import { FAMILY } from '../core/account/family.ts';
import { AskedAbout, Question, questionText, SeenFirst, Taken, Viewed, version } from './question.ts';
import { route } from './route.ts';
import { ClientId } from './words.ts';

export const listQuestions = route({
  id: 'list-questions',
  method: 'get',
  path: '/api/pupils/:pupilId/questions',
  access: { roles: FAMILY, act: 'read', on: 'pupil', detail: 'individual' },
  summary:
    'What the family asked about records and levels of its child, and the answers, the latest first (the last 200)',
  reply: z
    .strictObject({
      pupil: z.strictObject({ pupilId: z.string(), name: z.string() }),
      answerDays: z.int(),
      questions: z.array(Question),
    })
    .meta({ id: 'Questions' }),
});

export const askQuestion = route({
  id: 'ask-question',
  method: 'post',
  path: '/api/pupils/:pupilId/questions',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary:
    'A guardian or the child asks about a record or a level; who rated it or the homeroom teacher answers. One is open about each',
  body: z.strictObject({ clientId: ClientId, about: AskedAbout, text: questionText }).meta({ id: 'NewQuestion' }),
  reply: Taken,
});

export const askAgain = route({
  id: 'ask-again',
  method: 'post',
  path: '/api/pupils/:pupilId/questions/:questionId/again',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'A guardian or the child asks on after an answer',
  body: z.strictObject({ clientId: ClientId, version, text: questionText }).meta({ id: 'QuestionAgain' }),
  reply: Taken,
});

export const settleQuestion = route({
  id: 'settle-question',
  method: 'post',
  path: '/api/pupils/:pupilId/questions/:questionId/settlement',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'A guardian or the child says that the answer settles it',
  body: z.strictObject({ clientId: ClientId, version }).meta({ id: 'QuestionSettlement' }),
  reply: Taken,
});

export const withdrawQuestion = route({
  id: 'withdraw-question',
  method: 'post',
  path: '/api/pupils/:pupilId/questions/:questionId/withdrawal',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'A guardian takes a question back that waits for an answer, a pupil only its own; what was said stays',
  body: z.strictObject({ clientId: ClientId, version }).meta({ id: 'QuestionWithdrawal' }),
  reply: Taken,
});

export const seeAnswer = route({
  id: 'see-answer',
  method: 'post',
  path: '/api/pupils/:pupilId/questions/:questionId/view',
  access: { roles: FAMILY, act: 'write', on: 'pupil', detail: 'individual' },
  summary: 'A guardian or the child has opened the answers of a question: kept once, and shown to who answered',
  body: Viewed,
  reply: SeenFirst,
});
