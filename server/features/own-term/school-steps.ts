import { countFiled, selectUndecided } from '../../../db/archives.ts';
import { selectStanding } from '../../../db/notices.ts';
import { selectObjectionsIn } from '../../../db/objections.ts';
import { selectClassesOf, type TermRow } from '../../../db/reach/lists.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';
import { stateOn } from '../../core/cycle/notice.ts';
import { countedState, type SaidStep, type StepState, stepsOf } from '../../core/cycle/steps.ts';
import { isNearEnd } from '../../core/digest/lines.ts';
import { selectClassSizes } from '../../reports/class-sizes.ts';
import type { Asked } from './asked.ts';

/** The end of a term for who answers for a school: by classes, since how far each is, its own page says. Undefined where it had no class then. */
export async function schoolSteps(
  { q, actor, today }: Asked,
  school: ReachedSchool,
  term: TermRow,
): Promise<SaidStep[] | undefined> {
  const all = await selectClassesOf(q, school);
  const sizes = await selectClassSizes(q, term.id, all);
  const classIds = all.flatMap(({ id }) => ((sizes.get(id) ?? 0) > 0 ? id : []));
  const of = classIds.length;
  if (of === 0) return undefined;
  const standing = await selectStanding(
    q,
    classIds.map((classId) => ({ classId, termId: term.id })),
  );
  const running = standing.filter((one) => stateOn(one, today) === 'at-notice');
  const noticed = standing.length - running.length;
  const filed = new Map((await countFiled(q, { classIds, termId: term.id })).map(({ classId, n }) => [classId, n]));
  // Of everybody in the class: the first report closes its term, and the others are still to come.
  const whole = classIds.filter((id) => (filed.get(id) ?? 0) >= (sizes.get(id) ?? 0)).length;
  const objections = (await selectObjectionsIn(q, school.id)).filter(
    (one) => one.state === 'sent' && one.termId === term.id,
  ).length;
  const undecided = (await selectUndecided(q, { classIds, termId: term.id })).filter(
    ({ askedBy }) => askedBy !== actor.personId,
  ).length;
  const opened = countedState({ done: standing.length, of, isTime: isNearEnd(term, today) });
  const last =
    running
      .map(({ endsOn }) => endsOn)
      .sort()
      .at(-1) ?? null;
  const confirm = (): StepState => {
    if (noticed === 0) return 'later';
    if (whole >= noticed) return 'done';
    return school.by.role === 'principal' ? 'now' : 'waits';
  };
  return stepsOf('school', [
    {
      step: 'notice',
      state: opened === 'done' && running.length > 0 ? 'waits' : opened,
      ...{ count: standing.length, of, by: last },
    },
    ...(objections > 0 ? [{ step: 'objections', state: 'now', count: objections } as const] : []),
    { step: 'confirm', state: confirm(), count: noticed - whole, of: noticed },
    ...(undecided > 0 ? [{ step: 'corrections', state: 'now', count: undecided } as const] : []),
    { step: 'filed', state: countedState({ done: whole, of, isTime: noticed > whole }), count: whole, of },
  ]);
}
