import { selectCorrections } from '../../db/archives.ts';
import type { Reader } from '../../db/engine.ts';
import { type NoticeRow, selectStanding } from '../../db/notices.ts';
import { selectUnlocked } from '../../db/objections.ts';
import type { TermRow } from '../../db/reach/lists.ts';
import { opens } from '../core/cycle/correction.ts';
import { noticeable, standingOf, stateOn } from '../core/cycle/notice.ts';
import { Refusal } from '../refusal.ts';

/** A record of a class's term, and of what activity; `adds` is the child that gets a new one. */
export type Touched = {
  readonly classId: string;
  readonly termId: string;
  readonly activityId?: string;
  readonly adds?: string;
};

/** What holds the records of a class's term: a notice with its last day, or that they are filed; null where nothing does. */
export async function heldBy(q: Reader, of: Touched, today: string): Promise<{ until: string | null } | null> {
  const [standing] = await selectStanding(q, [of]);
  if (standing && stateOn(standing, today) === 'at-notice') return { until: standing.endsOn };
  return standing && standing.filedAt !== null ? { until: null } : null;
}

/** Whether a record is held, before anything is prepared for it. */
export async function isHeld(q: Reader, of: Touched, today: string): Promise<boolean> {
  const [standing] = await selectStanding(q, [of]);
  return standing !== undefined && !(await openIn(q, standing, today))(of);
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

/**
 * While a class's term is at notice nothing of its records moves (docs/rules.md 25), and once something of it is filed neither. Everything that writes one passes
 * here; open is what an objection was upheld about, and then what a correction was granted for.
 */
export async function mustBeOpen(
  { tx, today }: { readonly tx: Reader; readonly today: string },
  touched: readonly Touched[],
) {
  for (const standing of await selectStanding(tx, touched)) {
    const isOpen = await openIn(tx, standing, today);
    if (touched.every((one) => standingOf(one) !== standing.standing || isOpen(one))) continue;
    throw stateOn(standing, today) === 'at-notice' ? atNotice(standing.endsOn) : isFiled();
  }
}

/** Which records of a class's term may be touched. */
async function openIn(q: Reader, standing: NoticeRow, today: string): Promise<(one: Touched) => boolean> {
  if (stateOn(standing, today) === 'at-notice') {
    const unlocked = await selectUnlocked(q, standing.id);
    return ({ activityId = '' }) => unlocked.has(activityId);
  }
  if (standing.filedAt === null) return () => true;
  const orders = await selectCorrections(q, standing);
  return (one) => orders.some((order) => opens(order, one));
}

function atNotice(until: string): Refusal {
  const message = `the records of this class and term are at notice until ${until}; record it afterwards, or ask the school office to stop the notice`;
  return new Refusal(422, 'invalid', { errors: [{ path: 'term', message, code: 'class.at-notice', until }] });
}

function isFiled(): Refusal {
  const message = 'the records of this class and term are filed; ask for a correction on the page of what is filed';
  return new Refusal(422, 'invalid', { errors: [{ path: 'term', message, code: 'class.filed' }] });
}
