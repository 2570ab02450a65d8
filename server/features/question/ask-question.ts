import { writes } from '../../act.ts';
import { askQuestion as route } from '../../contract/question-asked.ts';
import { openAboutOf } from '../../core/question/open-about.ts';
import { mustHaveLeft, mustHaveRoom, refused, subjectOf, wayOf } from './ask-rules.ts';
import { insertQuestion } from './store.ts';

/** About what the family reads, to who can answer; it changes nothing about the record or the level. */
export const askQuestion = writes(route, async (cx, { about, text }) => {
  const { tx, target: pupil, actor, now, today } = cx;
  const subject = await subjectOf(tx, pupil, about, today);
  const way = await wayOf(tx, pupil, subject, today);
  await mustHaveRoom(tx, pupil.id);
  await mustHaveLeft(tx, actor, now);
  const { at: _place, ...said } = subject;
  const id = cx.newId();
  const state = 'asked' as const;
  const times = { askedAt: now, sentAt: now, answeredAt: null, changedAt: now };
  const openAbout = openAboutOf(pupil.id, subject);
  const row = { id, pupilId: pupil.id, ...said, ...way, openAbout, state, ...times, version: 1 };
  if (!(await insertQuestion(tx, row, text, { actor, now })))
    throw refused('about', 'question.open', 'one about this is open: ask on in it');
  return {
    reply: { questionId: id, version: 1, state },
    audit: { object: id, detail: { pupilId: pupil.id, classId: way.classId } },
  };
});
