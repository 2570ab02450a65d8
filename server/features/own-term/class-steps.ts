import { selectStanding } from '../../../db/notices.ts';
import type { TermRow } from '../../../db/reach/lists.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { selectFiledIn } from '../../archive/class-archives.ts';
import { selectChildren } from '../../confirmation/children.ts';
import { stateOn } from '../../core/cycle/notice.ts';
import { countedState, type SaidStep, stepsOf } from '../../core/cycle/steps.ts';
import { isNearEnd } from '../../core/digest/lines.ts';
import { selectClassSizes } from '../../reports/class-sizes.ts';
import { releasedIn } from '../../reports/released-comments.ts';
import type { Asked } from './asked.ts';

/** The end of a term for the homeroom teacher of a class; undefined where nobody was in the class then. */
export async function classSteps(
  { q, today }: Asked,
  at: ReachedClass,
  term: TermRow,
): Promise<SaidStep[] | undefined> {
  const pupils = (await selectClassSizes(q, term.id, [at])).get(at.id) ?? 0;
  if (pupils === 0) return undefined;
  const isTime = isNearEnd(term, today);
  const released = (await releasedIn(q, [at.id], term.id)).get(at.id) ?? 0;
  const isEnded = term.endsOn < today;
  const [notice] = await selectStanding(q, [{ classId: at.id, termId: term.id }]);
  const state = stateOn(notice, today);
  const written = countedState({ done: released, of: pupils, isTime });
  const comments = {
    step: 'comments',
    state: written,
    count: released,
    of: pupils,
    by: isEnded ? null : term.endsOn,
  } as const;
  const said = {
    // Once the term is filed a comment comes into no report of it any more: then it is asked for no more.
    comments: notice && notice.filedAt !== null && written !== 'done' ? [] : [comments],
    notice: {
      step: 'notice',
      state: { open: isTime ? 'now' : 'later', 'at-notice': 'waits', noticed: 'done' }[state] as SaidStep['state'],
      by: notice?.endsOn ?? null,
    },
  } as const;
  if (!notice || state !== 'noticed')
    return stepsOf('class', [
      ...said.comments,
      said.notice,
      { step: 'confirm', state: 'later' },
      { step: 'filed', state: 'later' },
    ]);
  const children = await selectChildren(q, at, { term, notice }, { today });
  const { filed, corrections } = await selectFiledIn(q, { notice });
  const confirmed = children.filter(({ stood }) => stood.homeroom.state === 'confirmed').length;
  const isFiled = children.filter((child) => filed.get(child.pupilId)?.at(-1)?.evidence === child.hash).length;
  const granted = corrections.filter((one) => one.state === 'granted').length;
  const asked = corrections.filter((one) => one.state === 'asked').length;
  const of = children.length;
  return stepsOf('class', [
    ...said.comments,
    said.notice,
    { step: 'confirm', state: countedState({ done: confirmed, of, isTime: true }), count: confirmed, of },
    ...(granted + asked > 0
      ? [{ step: 'corrections' as const, state: granted > 0 ? 'now' : 'waits', count: granted + asked } as const]
      : []),
    { step: 'filed', state: isFiled >= of ? 'done' : 'waits', count: isFiled, of },
  ]);
}
