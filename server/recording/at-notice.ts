import type { Reader } from '../../db/engine.ts';
import { selectStanding } from '../../db/notices.ts';
import type { TermRow } from '../../db/reach/lists.ts';
import { noticeable, stateOn } from '../core/cycle/notice.ts';
import { Refusal } from '../refusal.ts';

type Touched = { readonly classId: string; readonly termId: string };

/** The last day of the notice that runs over the records of a class's term; null where none does. */
export async function noticeUntil(q: Reader, of: Touched, today: string): Promise<string | null> {
  const [standing] = await selectStanding(q, [of]);
  return standing && stateOn(standing, today) === 'at-notice' ? standing.endsOn : null;
}

/** The notices that run over records of the classes a child is in, by the terms that may have one. */
export async function runningOver<Place extends { readonly id: string; readonly termId: string }>(
  q: Reader,
  {
    places,
    terms,
    today,
  }: { readonly places: readonly Place[]; readonly terms: readonly TermRow[]; readonly today: string },
) {
  const running = [];
  for (const term of noticeable(terms, today)) {
    const place = places.find(({ termId }) => termId === term.id);
    const [notice] = place ? await selectStanding(q, [{ classId: place.id, termId: term.id }]) : [];
    if (place && notice && stateOn(notice, today) === 'at-notice') running.push({ place, term, notice });
  }
  return running;
}

/** While a class's term is at notice nothing of its records moves (docs/rules.md 25). Everything that writes one passes here. */
export async function mustBeOpen(
  { tx, today }: { readonly tx: Reader; readonly today: string },
  touched: readonly Touched[],
) {
  const standing = await selectStanding(tx, touched);
  const running = standing.find((one) => stateOn(one, today) === 'at-notice');
  if (!running) return;
  const until = running.endsOn;
  const message = `the records of this class and term are at notice until ${until}; record it afterwards, or ask the school office to stop the notice`;
  throw new Refusal(422, 'invalid', { errors: [{ path: 'term', message, code: 'class.at-notice', until }] });
}
