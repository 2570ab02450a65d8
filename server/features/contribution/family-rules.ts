import type { Actor, Reader } from '../../../db/engine.ts';
import { selectTeaching, type Teaching } from '../../../db/reach/families.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import type { ClassRow, ReachedPupil } from '../../../db/reach/reached.ts';
import { type ContributionFault, MOST_CONTRIBUTIONS } from '../../contract/contribution.ts';
import type { DAY_FAULTS } from '../../contract/recording.ts';
import { shanghaiDay, shanghaiNoon } from '../../core/calendar/days.ts';
import { daysOfGrant, heldOn, isWithin } from '../../core/calendar/spans.ts';
import { currentTerm, dayWithin, isThereOn, termOf } from '../../core/calendar/terms.ts';
import { type OwnKind, ownKindOf, ownLevelsOf } from '../../core/contribution/own-view.ts';
import { type ContributionStep, isForRole, stateAfter } from '../../core/contribution/steps.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { exemptFault } from '../../recording/judge-mark.ts';
import { type ClassDay, classDay, type OfferedIndicator } from '../../recording/may-record.ts';
import { invalid, notFound, Refusal } from '../../refusal.ts';
import type { ContributionRow } from '../../reports/family-additions.ts';
import { countOpen, countSince, selectOptionalOfPupil } from './store.ts';

const HALF_A_DAY = 12 * 3_600_000;

/** The class a child was in on a day, what could be recorded in it, and who teaches it now. */
type FamilyDay = { readonly at: ClassRow; readonly day: ClassDay; readonly teaching: readonly Teaching[] };
type Said = { readonly happenedOn: string; readonly indicatorId: string | null; readonly ownLevel: string | null };

const refused = (path: string, code: ContributionFault | (typeof DAY_FAULTS)[number], message: string) =>
  invalid(path, message, code);

/** Any day up to today on which the child was in a class and, where a guardian asks, that guardian's. */
export async function familyDay(
  q: Reader,
  pupil: ReachedPupil,
  { on, today, path }: { readonly on: string; readonly today: string; readonly path: string },
): Promise<FamilyDay> {
  if (on > today) throw refused(path, 'day.future', 'this day has not come yet');
  const terms = await selectTerms(q, pupil.districtId);
  const term = termOf(terms, on);
  if (!term) throw refused(path, 'day.none', 'this day lies before the first term');
  // A child's days are its own, since whenever it has an account.
  if (pupil.by.role === 'guardian' && !isWithin(daysOfGrant(terms, pupil.by), on))
    throw refused(
      path,
      'contribution.not-your-child',
      'on that day you were not registered as a guardian of the child',
    );
  const within = dayWithin(term, on);
  const stays = await selectEnrolmentsOf(q, pupil, on);
  const at = stays.find((stay) => stay.termId === term.id && isThereOn(stay, within));
  if (!at) throw refused(path, 'contribution.no-class', 'the child was in no class of a school on that day');
  const day = await classDay(q, at, { on, term, current: currentTerm(terms, today) }, [pupil.id]);
  return { at, day, teaching: await selectTeaching(q, at, today) };
}

/** Who looks at it first; undefined where nobody who had the class on the day teaches it today. */
export const reviewerOf = (
  teaching: readonly Teaching[],
  { happenedOn, indicatorId }: Omit<Said, 'ownLevel'>,
): Teaching | undefined => teaching.find((one) => heldOn(one, happenedOn) && isForRole(one.role, { indicatorId }));

/** What a family may choose for that child: offered by the school, shown to families, and not exempted from. */
export const choosable = (day: ClassDay, pupilId: string): ReadonlyMap<string, OfferedIndicator> =>
  new Map(
    [...day.offered, ...day.forFamily].filter(
      ([indicatorId, { indicator }]) =>
        mayRead(indicator, 'family', false) && exemptFault(day, { pupilId, indicatorId }) === undefined,
    ),
  );

/** As whom the asker rates: the child itself, or one of its guardians. */
export const askerKind = ({ by }: ReachedPupil): OwnKind => ownKindOf(by.role === 'pupil');

/** The class of what a family says; refused where the day, the indicator or the lack of a reader stands against it. */
export async function checkSaid(q: Reader, pupil: ReachedPupil, said: Said, today: string): Promise<ClassRow> {
  const { at, day, teaching } = await familyDay(q, pupil, { on: said.happenedOn, today, path: 'happenedOn' });
  const found = said.indicatorId === null ? undefined : choosable(day, pupil.id).get(said.indicatorId);
  if (said.indicatorId !== null && !found)
    throw refused('indicatorId', 'contribution.indicator', "the child's school does not offer this on that day");
  const levels = found ? ownLevelsOf(found, askerKind(pupil)) : [];
  if (said.ownLevel !== null && !levels.some(({ code }) => code === said.ownLevel))
    throw refused('ownLevel', 'contribution.own-level', 'you have no share in rating this, or it has no such level');
  if (!reviewerOf(teaching, said))
    throw refused('happenedOn', 'contribution.nobody', 'nobody who had the class on that day teaches it now');
  return at;
}

/** Refuses one more for the child. */
export async function mustHaveRoom(q: Reader, pupilId: string) {
  const { open } = MOST_CONTRIBUTIONS;
  if ((await countOpen(q, pupilId)) >= open)
    throw refused('pupilId', 'contribution.open', `${open} of this child are still to be looked at`);
}

/** And one more of the asker's on the same day. */
export async function mustHaveLeft(q: Reader, { personId }: Actor, now: number) {
  const { aDay } = MOST_CONTRIBUTIONS;
  const since = shanghaiNoon(shanghaiDay(now)) - HALF_A_DAY;
  if ((await countSince(q, personId, since)) >= aDay)
    throw refused('pupilId', 'contribution.a-day', `at most ${aDay} can be sent in one day`);
}

/** The child's own by its id and as it was on the screen, and what the step makes of it. */
export async function mustBeAt(
  q: Reader,
  pupil: ReachedPupil,
  { id, version, step }: { readonly id: string; readonly version: number; readonly step: ContributionStep },
): Promise<{ before: ContributionRow; state: ContributionRow['state'] }> {
  const before = await selectOptionalOfPupil(q, pupil, id);
  if (!before) throw notFound();
  return { before, state: mustTake(before, version, step) };
}

/** What the step makes of it; refused where it has changed since it was on the screen, or can no longer be done. */
export function mustTake(before: ContributionRow, version: number, step: ContributionStep): ContributionRow['state'] {
  if (before.version !== version) throw new Refusal(409, 'stale');
  const state = stateAfter(before.state, step);
  if (!state) throw new Refusal(409, 'conflict');
  if (step === 'send' && before.version >= MOST_CONTRIBUTIONS.versions)
    throw refused('version', 'contribution.versions', 'this was sent again too often; take it back and begin anew');
  return state;
}

/** Only who wrote it says it otherwise. */
export function mustBeMine({ guardianId }: ContributionRow, { personId }: Actor) {
  if (guardianId !== personId) throw new Refusal(403, 'not-allowed');
}
