import type { Reader } from '../../db/engine.ts';
import { selectStanding } from '../../db/notices.ts';
import { selectUnlocked } from '../../db/objections.ts';
import type { TermRow } from '../../db/reach/lists.ts';
import { noticeable, standingOf, stateOn } from '../core/cycle/notice.ts';
import { Refusal } from '../refusal.ts';

export type Touched = { readonly classId: string; readonly termId: string; readonly activityId?: string };

/** The last day of the notice that runs over the records of a class's term; null where none does. */
export async function noticeUntil(q: Reader, of: Touched, today: string): Promise<string | null> {
  const [standing] = await selectStanding(q, [of]);
  return standing && stateOn(standing, today) === 'at-notice' ? standing.endsOn : null;
}

/** Whether a notice holds a record, before anything is prepared for it. */
export async function isHeldAtNotice(q: Reader, of: Touched, today: string): Promise<boolean> {
  const [standing] = await selectStanding(q, [of]);
  if (!standing || stateOn(standing, today) !== 'at-notice') return false;
  return !(await selectUnlocked(q, standing.id)).has(of.activityId ?? '');
}

type Over<Place> = {
  readonly places: readonly Place[];
  readonly terms: readonly TermRow[];
  readonly today: string;
};

/** The notices over records of the classes a child is in that stand so today, by the terms that may have one. */
export async function noticesOver<Place extends { readonly id: string; readonly termId: string }>(
  q: Reader,
  { places, terms, today }: Over<Place>,
  state: 'at-notice' | 'noticed',
) {
  const found = [];
  for (const term of noticeable(terms, today)) {
    const place = places.find(({ termId }) => termId === term.id);
    const [notice] = place ? await selectStanding(q, [{ classId: place.id, termId: term.id }]) : [];
    if (place && notice && stateOn(notice, today) === state) found.push({ place, term, notice });
  }
  return found;
}

/** While a class's term is at notice nothing of its records moves (docs/rules.md 25). Everything that writes one passes here; open is what an objection was upheld about. */
export async function mustBeOpen(
  { tx, today }: { readonly tx: Reader; readonly today: string },
  touched: readonly Touched[],
) {
  const standing = await selectStanding(tx, touched);
  for (const running of standing) {
    if (stateOn(running, today) !== 'at-notice') continue;
    const unlocked = await selectUnlocked(tx, running.id);
    const isOpen = ({ activityId = '' }: Touched) => unlocked.has(activityId);
    if (!touched.every((one) => standingOf(one) !== running.standing || isOpen(one))) throw refused(running.endsOn);
  }
}

function refused(until: string): Refusal {
  const message = `the records of this class and term are at notice until ${until}; record it afterwards, or ask the school office to stop the notice`;
  return new Refusal(422, 'invalid', { errors: [{ path: 'term', message, code: 'class.at-notice', until }] });
}
