import type { Act } from './act.ts';
import { answerQuestion } from './features/question/answer-question.ts';
import { askAgain } from './features/question/ask-again.ts';
import { askQuestion } from './features/question/ask-question.ts';
import { countSchoolQuestions } from './features/question/count-school-questions.ts';
import { listClassQuestions } from './features/question/list-class-questions.ts';
import { listQuestions } from './features/question/list-questions.ts';
import { seeAnswer } from './features/question/see-answer.ts';
import { seeQuestion } from './features/question/see-question.ts';
import { settleQuestion } from './features/question/settle-question.ts';
import { withdrawQuestion } from './features/question/withdraw-question.ts';

/** What families ask about records and levels, and the answers. */
export const questionActs: readonly Act[] = [
  listQuestions,
  askQuestion,
  askAgain,
  settleQuestion,
  withdrawQuestion,
  seeAnswer,
  listClassQuestions,
  answerQuestion,
  seeQuestion,
  countSchoolQuestions,
];
