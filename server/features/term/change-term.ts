import { deriveRepinned } from '../../../db/derive/repinned.ts';
import { countRecordedOutside, updateTerm } from '../../../db/reach/calendar.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { writes } from '../../act.ts';
import { changeTerm as route } from '../../contract/term.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { inOrder, mustBeDistrict, mustFit } from './term-rules.ts';

export const changeTerm = writes(route, async ({ tx, target, today }, { code, startsOn, endsOn, daysOff, seen }) => {
  mustBeDistrict(target);
  const terms = await selectTerms(tx, target.id);
  const term = terms.find((one) => one.code === code);
  if (!term) throw invalid('code', 'there is no such term');
  if (!isSame(term, seen)) throw new Refusal(409, 'stale');
  const dates = { startsOn, endsOn, daysOff: inOrder(daysOff) };
  mustFit(
    { code, ...dates },
    terms.filter((one) => one !== term),
  );
  const outside = await countRecordedOutside(tx, term.id, dates);
  if (outside > 0) {
    const message = `${outside} activities happened outside these dates`;
    const errors = [{ path: 'startsOn', message, code: 'term.recordsOutside' }];
    throw new Refusal(422, 'invalid', { errors, errorCount: outside });
  }
  await updateTerm(tx, target, term, dates);
  // Some methods count weeks from the first day of the term.
  if (startsOn !== term.startsOn) await deriveRepinned(tx, [term.id], today);
  return { reply: { code }, audit: { object: term.id, detail: { startsOn, endsOn, daysOff: daysOff.length } } };
});

type Dates = Parameters<typeof inOrder>[0];
type Seen = { readonly startsOn: string; readonly endsOn: string; readonly daysOff: Dates };

function isSame(one: Seen, other: Seen): boolean {
  const said = ({ startsOn, endsOn, daysOff }: Seen) =>
    JSON.stringify([startsOn, endsOn, inOrder(daysOff).map(({ from, to, name }) => [from, to, name])]);
  return said(one) === said(other);
}
