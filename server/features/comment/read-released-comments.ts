import type { Reader } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { reads } from '../../act.ts';
import { readReleasedComments as route } from '../../contract/comment.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { asClassName, schoolNameOf } from '../../reply-parts.ts';
import { selectReleasedComments } from '../../reports/released-comments.ts';
import { type CommentRow, selectCited } from './store.ts';

export const readReleasedComments = reads(route, async ({ q, target: pupil, today }) => {
  const rows = await selectReleasedComments(q, pupil);
  const terms = await selectTerms(q, pupil.districtId);
  const places = rows.length === 0 ? [] : await selectEnrolmentsOf(q, pupil, today);
  const names = await selectNames(
    q,
    rows.map(({ authorId }) => authorId),
  );
  const comments = [];
  for (const row of rows) {
    const { id: commentId, text, authorId, classId, termId, releasedAt } = row;
    const term = terms.find(({ id }) => id === termId);
    const place = places.find((one) => one.id === classId && one.termId === termId);
    if (!term || !place) continue;
    comments.push({
      ...{ commentId, term: term.code, class: asClassName(place, term.code), schoolName: schoolNameOf(place) },
      ...{ text, author: names.get(authorId) ?? '', releasedOn: shanghaiDay(releasedAt ?? 0) },
      cites: await citesOf(q, pupil, row),
    });
  }
  // Of one term the later one stays first.
  return { comments: comments.sort((a, b) => (a.term < b.term ? 1 : a.term > b.term ? -1 : 0)) };
});

/** The records a comment cites, as far as the family reads them: what was withdrawn meanwhile, or is kept for staff, is not said. */
async function citesOf(q: Reader, pupil: ReachedPupil, { citations, termId }: CommentRow) {
  const records = await selectCited(
    q,
    citations.map(({ markId }) => markId),
  );
  const indicators = (await selectRubrics(q, termId)).flatMap(({ body }) => body.indicators);
  return [...records.values()].flatMap(({ markId, title, happenedOn, ...record }) => {
    const indicator = indicators.find(({ id }) => id === record.indicatorId);
    const isRead = record.pupilId === pupil.id && record.forFamily && !record.isWithdrawn;
    return isRead && indicator && mayRead(indicator, 'family', false) ? [{ markId, title, happenedOn }] : [];
  });
}
