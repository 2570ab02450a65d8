import { selectFiledOf } from '../../../db/archives.ts';
import { selectStanding } from '../../../db/notices.ts';
import type { TermRow } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { asksGuardian, selectOwn } from '../../confirmation/own-terms.ts';
import { stateOn } from '../../core/cycle/notice.ts';
import { type SaidStep, type StepState, stepsOf } from '../../core/cycle/steps.ts';
import { isNearEnd } from '../../core/digest/lines.ts';
import { selectOptionalSelection } from '../../reports/chosen-works.ts';
import type { Asked } from './asked.ts';

/** The end of a term for an own child's family; undefined where the child was in no class then. */
export async function familySteps(
  { q, today }: Asked,
  pupil: ReachedPupil,
  term: TermRow,
): Promise<SaidStep[] | undefined> {
  const place = (await selectEnrolmentsOf(q, pupil, today)).find(({ termId }) => termId === term.id);
  if (!place) return undefined;
  const [notice] = await selectStanding(q, [{ classId: place.id, termId: term.id }]);
  const state = stateOn(notice, today);
  const own = (await selectOwn(q, pupil, today)).find(({ noticed }) => noticed.term.id === term.id)?.child;
  const filed = (await selectFiledOf(q, { pupilId: pupil.id })).find(
    (one) => one.classId === place.id && one.termId === term.id,
  );
  const confirm = (): StepState => {
    if (!own) return 'later';
    if (asksGuardian(own)) return 'now';
    return own.hasObjection ? 'waits' : 'done';
  };
  const isFiled = filed !== undefined && filed.evidence === own?.hash;
  const works = (await selectOptionalSelection(q, pupil, term.id)) !== undefined;
  const isTime = isNearEnd(term, today) && today <= term.endsOn;
  return stepsOf('pupil', [
    // Of a term that is over nobody chooses any more.
    ...(works || today <= term.endsOn
      ? [{ step: 'works' as const, state: works ? 'done' : isTime ? 'now' : 'later', by: term.endsOn } as const]
      : []),
    {
      step: 'notice',
      state: { open: 'later', 'at-notice': 'now', noticed: 'done' }[state] as StepState,
      by: notice?.endsOn ?? null,
    },
    { step: 'confirm', state: confirm() },
    { step: 'filed', state: isFiled ? 'done' : own ? 'waits' : 'later' },
  ]);
}
