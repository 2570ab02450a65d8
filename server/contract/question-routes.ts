import { answerQuestion, countSchoolQuestions, listClassQuestions, seeQuestions } from './question-answered.ts';
import {
  askAgain,
  askQuestion,
  listQuestions,
  seeAnswers,
  settleQuestion,
  withdrawQuestion,
} from './question-asked.ts';

/** What families ask about records and levels, and the answers. */
export const questionRoutes = [
  listQuestions,
  askQuestion,
  askAgain,
  settleQuestion,
  withdrawQuestion,
  seeAnswers,
  listClassQuestions,
  answerQuestion,
  seeQuestions,
  countSchoolQuestions,
] as const;
