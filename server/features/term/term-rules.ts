import type { ReachedArea } from '../../../db/reach/reached.ts';
import { faultInTerm } from '../../core/calendar/plan-term.ts';
import type { Dated } from '../../core/calendar/terms.ts';
import { invalid, Refusal } from '../../refusal.ts';

type DaysOff = { readonly from: string; readonly to: string; readonly name: string };

/** A district has one calendar; a town or a group has none of its own. */
export function mustBeDistrict({ kind }: ReachedArea): void {
  if (kind !== 'district') throw new Refusal(403, 'not-allowed');
}

export function mustFit(term: Dated & { readonly daysOff: readonly DaysOff[] }, others: readonly Dated[]): void {
  const fault = faultInTerm(term, others);
  if (fault) throw invalid(fault.path, fault.message, fault.code);
}

/** No record is taken into another term: its rubric is that of the one it was made in. */
export function mustHoldAll(fallen: number): void {
  if (fallen === 0) return;
  const message = `${fallen} activities would fall into another term`;
  const errors = [{ path: 'startsOn', message, code: 'term.recordsOutside' }];
  throw new Refusal(422, 'invalid', { errors, errorCount: fallen });
}

export const inOrder = (daysOff: readonly DaysOff[]): DaysOff[] =>
  [...daysOff].sort((a, b) => (a.from < b.from ? -1 : 1));
