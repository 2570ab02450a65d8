import { selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { ANSWER_DAYS } from '../../contract/question.ts';
import { listQuestions as route } from '../../contract/question-asked.ts';
import { selectAskedAbout } from '../../reports/asked-questions.ts';
import { shownQuestions } from '../../reports/shown-questions.ts';

const MOST_LISTED = 200;

export const listQuestions = reads(route, async ({ q, actor: { personId }, target: pupil, today }) => {
  const rows = await selectAskedAbout(q, pupil, MOST_LISTED);
  const terms = await selectTerms(q, pupil.districtId);
  const classes = [...new Set(rows.map(({ classId }) => classId))].map((id) => ({ id, districtId: pupil.districtId }));
  return {
    pupil: { pupilId: pupil.id, name: pupil.name },
    answerDays: ANSWER_DAYS,
    questions: await shownQuestions(q, rows, { personId, today, terms, classes }),
  };
});
