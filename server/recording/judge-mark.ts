import type { Arranged } from '../../db/arranged.ts';
import { coreOf } from '../../db/pinned-rubrics.ts';
import type { MarkFault } from '../contract/recording.ts';
import { misfit, type Value } from '../core/rubric/mark-value.ts';
import { taskTitle } from '../core/rubric/series.ts';
import { absenceOn, type ClassDay, type OfferedIndicator } from './may-record.ts';

type Place = { readonly pupilId: string; readonly indicatorId: string };
export type Fault = { readonly code: MarkFault; readonly message: string };

/** Why a pupil may have no mark on that day; undefined where it may. */
export function absenceFault(day: ClassDay, pupilId: string): Fault | undefined {
  if (day.there.has(pupilId)) return undefined;
  const member = day.members.get(pupilId);
  if (!member) return { code: 'pupil.never', message: 'this pupil is not in this class' };
  const { why, stay } = absenceOn(day, member);
  return why === 'left'
    ? { code: 'pupil.left', message: `this pupil left the class on ${stay.endedOn}` }
    : { code: 'pupil.not-yet', message: `this pupil was not yet in the class, and comes on ${stay.startsOn}` };
}

/** What is arranged for a child about an indicator on that day; a school-based one goes with the core indicator it counts for. */
function arrangedOn({ arranged, rubrics, on }: ClassDay, { pupilId, indicatorId }: Place): Arranged | undefined {
  const own = (arranged.get(pupilId) ?? []).filter(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn);
  if (own.length === 0) return undefined;
  const core = coreOf(rubrics).get(indicatorId) ?? indicatorId;
  return own.find((one) => one.indicatorId === core);
}

/** Why an indicator may have no mark of a child on that day: it is not asked of it. */
export function exemptFault(day: ClassDay, at: Place): Fault | undefined {
  const arranged = arrangedOn(day, at);
  if (arranged?.kind !== 'exempt') return undefined;
  const { startsOn, endsOn } = arranged;
  const name = day.members.get(at.pupilId)?.name ?? '';
  return { code: 'pupil.exempt', message: `${name} is exempt from this indicator from ${startsOn} to ${endsOn}` };
}

/** What a mark of that day is measured by: what is asked of all, or the child's own goal. */
export const measureOn = (day: ClassDay, at: Place) => ({ byOwnGoal: arrangedOn(day, at)?.kind === 'adapted' });

/** What is wrong with a mark, and where in it; or the indicator it is for. One that is cleared (null) has no value to fit anything. */
export function judgeMark(
  day: ClassDay,
  {
    pupilId,
    indicatorId,
    value,
    task = null,
  }: Place & {
    readonly value: Value | null;
    readonly task?: string | null | undefined;
  },
): OfferedIndicator | { readonly faults: readonly (Fault & { readonly path: string })[] } {
  const faults: (Fault & { path: string })[] = [];
  const absent = absenceFault(day, pupilId);
  if (absent) faults.push({ path: 'pupilId', ...absent });
  const found = day.offered.get(indicatorId);
  if (!found) {
    const message = "the term's rubrics have no such indicator for this grade, or the school does not offer it";
    return { faults: [...faults, { path: 'indicatorId', code: 'indicator.none', message }] };
  }
  const exempt = value === null ? undefined : exemptFault(day, { pupilId, indicatorId });
  if (exempt) faults.push({ path: 'pupilId', ...exempt });
  const wrong = value === null ? undefined : misfit(value, found.rubric, found.indicator);
  if (wrong) faults.push({ path: 'value', code: 'value.misfit', message: wrong });
  if (task !== null && taskTitle(found.indicator, task) === null)
    faults.push({ path: 'task', code: 'value.misfit', message: 'the indicator is no series, or has no such task' });
  return faults.length > 0 ? { faults } : found;
}
