import { deriveRepinned } from '../../../db/derive/repinned.ts';
import { countFallen, updateTerm } from '../../../db/reach/calendar.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { writes } from '../../act.ts';
import { changeTerm as route } from '../../contract/term.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { inOrder, mustBeDistrict, mustFit, mustHoldAll } from './term-rules.ts';

export const changeTerm = writes(route, async ({ tx, target, today }, { clientId: _, code, seen, ...said }) => {
  mustBeDistrict(target);
  const terms = await selectTerms(tx, target.id);
  const term = terms.find((one) => one.code === code);
  if (!term) throw invalid('code', 'there is no such term');
  if (!isSame(term, seen)) throw new Refusal(409, 'stale');
  const dates = { ...said, daysOff: inOrder(said.daysOff) };
  mustFit(
    { code, ...dates },
    terms.filter((one) => one !== term),
  );
  const after = terms.map((one) => (one === term ? { ...one, ...dates } : one));
  mustHoldAll(await countFallen(tx, terms, after));
  await updateTerm(tx, target, term, dates);
  const { startsOn, endsOn, holdsBreakBefore } = dates;
  // Some methods count weeks from the first day of the term; who is there after it is who was there on its last.
  if (startsOn !== term.startsOn || endsOn !== term.endsOn) await deriveRepinned(tx, [term.id], today);
  const breakBefore = holdsBreakBefore ? 'own' : 'of the term before';
  const detail = { startsOn, endsOn, daysOff: dates.daysOff.length, breakBefore };
  return { reply: { code }, audit: { object: term.id, detail } };
});

type Dates = Parameters<typeof inOrder>[0];
type Seen = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly daysOff: Dates;
  readonly holdsBreakBefore: boolean;
};

function isSame(one: Seen, other: Seen): boolean {
  const said = ({ startsOn, endsOn, daysOff, holdsBreakBefore }: Seen) =>
    JSON.stringify([
      startsOn,
      endsOn,
      holdsBreakBefore,
      inOrder(daysOff).map(({ from, to, name }) => [from, to, name]),
    ]);
  return said(one) === said(other);
}
