import { selectArranged } from '../../../db/arranged.ts';
import { derive } from '../../../db/derive/derive.ts';
import type { Reader, Writer } from '../../../db/engine.ts';
import { coreOf, selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { isStillIn } from '../../../db/reach/people.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import type { ArrangementFault } from '../../contract/arrangement.ts';
import { dayNumber } from '../../core/calendar/days.ts';
import { daysApart, isWithin } from '../../core/calendar/spans.ts';
import { termOf } from '../../core/calendar/terms.ts';
import { markKindOf } from '../../core/rubric/rubric.ts';
import type { DaysOff } from '../../core/scoring/exempt.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { countStanding } from './store.ts';

/** What an arrangement is about, wherever it is said. */
export type Arranging = {
  readonly indicatorId: string;
  readonly kind: 'exempt' | 'adapted';
  readonly goal: string | null;
  readonly days: DaysOff;
};
type Ours = ReachedPupil & { readonly schoolId: string };

/** Nothing is arranged for longer: what a child can do is looked at again each year. */
const MOST_DAYS = 366;

const refused = (path: string, code: ArrangementFault, message: string) => invalid(path, message, code);

/** Whether the asker may arrange something for the child today: as its homeroom teacher, or in the office of the school it is in. */
export async function isOurs(q: Reader, pupil: ReachedPupil, today: string): Promise<boolean> {
  if (pupil.schoolId === null) return false;
  return pupil.within === null ? await isStillIn(q, pupil, today) : pupil.within.some((one) => isWithin(one, today));
}

export async function mustBeOurs(q: Reader, pupil: ReachedPupil, today: string): Promise<Ours> {
  const { schoolId } = pupil;
  if (schoolId === null || !(await isOurs(q, pupil, today))) throw new Refusal(403, 'not-allowed');
  return { ...pupil, schoolId };
}

/** The dimension it is in and whose records it is about; refuses what cannot be arranged. `of` is the one that is changed. */
export async function checkArranging(q: Reader, pupil: Ours, said: Arranging, of?: string) {
  const { indicatorId, kind, goal, days } = said;
  if (days.to < days.from) throw refused('to', 'arrangement.days', 'the last day lies before the first');
  if (dayNumber(days.to) - dayNumber(days.from) >= MOST_DAYS)
    throw refused('to', 'arrangement.too-long', `at most ${MOST_DAYS} days; look at it again then`);
  if ((kind === 'adapted') !== (goal !== null))
    throw refused('goal', 'arrangement.goal', 'a goal of its own says what is aimed at, an exemption aims at nothing');
  const { dimension, isJudged, indicatorIds } = await aboutIndicator(q, pupil, said);
  if (kind === 'adapted' && !isJudged)
    throw refused(
      'kind',
      'arrangement.judged-only',
      'a goal of its own is for what is rated by level; exempt from facts',
    );
  const others = (await selectArranged(q, pupil.schoolId)).get(pupil.id) ?? [];
  const isMet = others.some(
    (one) => one.id !== of && one.indicatorId === indicatorId && one.startsOn <= days.to && days.from <= one.endsOn,
  );
  if (isMet)
    throw refused('from', 'arrangement.overlaps', 'something is arranged for this indicator on some of these days');
  return { dimension, indicatorIds };
}

/** A core indicator of the rubrics of the term that the first day belongs to. */
async function aboutIndicator(q: Reader, pupil: Ours, { indicatorId, days }: Arranging) {
  const terms = await selectTerms(q, pupil.districtId);
  const term = termOf(terms, days.from);
  const rubrics = term ? await selectRubrics(q, term.id) : [];
  for (const { body } of rubrics) {
    const indicator = body.indicators.find(({ id, scope, parent }) => {
      return id === indicatorId && scope === 'core' && parent === undefined;
    });
    if (!indicator) continue;
    const parts = [...coreOf(rubrics)].flatMap(([part, core]) => (core === indicatorId ? part : []));
    const isJudged = markKindOf(indicator) === 'level';
    return { dimension: body.dimension, isJudged, indicatorIds: [indicatorId, ...parts] };
  }
  throw refused(
    'indicatorId',
    'arrangement.indicator',
    "the rubrics of that term have no such indicator of the district's",
  );
}

/** A record was made by what was asked on its day: where that would become something else, the records come first. */
export async function mustHoldNone(
  q: Reader,
  { id: pupilId, schoolId }: Ours,
  indicatorIds: readonly string[],
  days: readonly DaysOff[],
) {
  const errorCount = await countStanding(q, { schoolId, pupilId }, { indicatorIds, days });
  if (errorCount === 0) return;
  const message = `${errorCount} records of this indicator stand on these days; take them back or amend the days first`;
  const code: ArrangementFault = 'arrangement.records';
  throw new Refusal(422, 'invalid', { errors: [{ path: 'from', message, code }], errorCount });
}

/** Days on which something else is asked than before; null is no arrangement. */
export function daysChanged(before: DaysOff | null, after: DaysOff | null): DaysOff[] {
  return before && after ? daysApart(before, after) : [before ?? after ?? []].flat();
}

/** Brings the child's scores up to date in every term that the days touch. */
export async function deriveDays(
  tx: Writer,
  { id, schoolId, districtId }: Ours,
  { dimension, days, today }: { readonly dimension: string; readonly days: readonly DaysOff[]; readonly today: string },
) {
  for (const term of await selectTerms(tx, districtId)) {
    if (days.some(({ from, to }) => from <= term.endsOn && term.startsOn <= to))
      await derive(tx, { schoolId, termId: term.id, pupilIds: [id], dimensions: [dimension], today });
  }
}
