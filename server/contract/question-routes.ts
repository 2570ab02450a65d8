import { answerQuestion, countSchoolQuestions, listClassQuestions, seeQuestion } from './question-answered.ts';
import { askAgain, askQuestion, listQuestions, seeAnswer, settleQuestion, withdrawQuestion } from './question-asked.ts';

/** What families ask about records and levels, and the answers. */
export const questionRoutes = [
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
] as const;
