import type { MarkFault } from '../contract/recording.ts';
import { misfit, type Value } from '../core/rubric/mark-value.ts';
import { absenceOn, type ClassDay, type OfferedIndicator } from './may-record.ts';

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

/** What is wrong with a mark, and where in it; or the indicator it is for. */
export function judgeMark(
  day: ClassDay,
  { pupilId, indicatorId, value }: { readonly pupilId: string; readonly indicatorId: string; readonly value: Value },
): OfferedIndicator | { readonly faults: readonly (Fault & { readonly path: string })[] } {
  const faults: (Fault & { path: string })[] = [];
  const absent = absenceFault(day, pupilId);
  if (absent) faults.push({ path: 'pupilId', ...absent });
  const found = day.offered.get(indicatorId);
  if (!found) {
    const message = "the term's rubrics have no such indicator for this grade, or the school does not offer it";
    return { faults: [...faults, { path: 'indicatorId', code: 'indicator.none', message }] };
  }
  const wrong = misfit(value, found.rubric, found.indicator);
  if (wrong) faults.push({ path: 'value', code: 'value.misfit', message: wrong });
  return faults.length > 0 ? { faults } : found;
}
