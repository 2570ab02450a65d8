import type { Reader } from '../../db/engine.ts';
import { selectStanding } from '../../db/notices.ts';
import { stateOn } from '../core/cycle/notice.ts';
import { Refusal } from '../refusal.ts';

type Touched = { readonly classId: string; readonly termId: string };

/** The last day of the notice that runs over the records of a class's term; null where none does. */
export async function noticeUntil(q: Reader, of: Touched, today: string): Promise<string | null> {
  const [standing] = await selectStanding(q, [of]);
  return standing && stateOn(standing, today) === 'at-notice' ? standing.endsOn : null;
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
