import { pinNewTerm } from '../../../db/pinned-rubrics.ts';
import { countFallen, insertTerm } from '../../../db/reach/calendar.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { writes } from '../../act.ts';
import { addTerm as route } from '../../contract/term.ts';
import { proposeTerm } from '../../core/calendar/plan-term.ts';
import { codeBeginning } from '../../core/calendar/terms.ts';
import { invalid } from '../../refusal.ts';
import { inOrder, mustBeDistrict, mustFit, mustHoldAll } from './term-rules.ts';

export const addTerm = writes(
  route,
  async ({ tx, target, today, newId }, { startsOn, endsOn, daysOff, holdsBreakBefore }) => {
    mustBeDistrict(target);
    const terms = await selectTerms(tx, target.id);
    // A district without any term may begin with whichever half it likes.
    const code = terms.length === 0 ? codeBeginning(startsOn) : proposeTerm(terms, today).code;
    if (codeBeginning(startsOn) !== code)
      throw invalid('startsOn', `only the next term can be added: ${code}`, 'term.notNext');
    const term = { id: newId(), code, startsOn, endsOn, daysOff: inOrder(daysOff), holdsBreakBefore };
    mustFit(term, terms);
    // What was recorded after its first day, before anybody added it, stays where it is; the holidays are what is decided here.
    const without = [...terms, { ...term, holdsBreakBefore: false }];
    mustHoldAll(await countFallen(tx, without, [...terms, term]));
    await insertTerm(tx, target, term);
    await pinNewTerm(tx, { id: term.id, districtId: target.id });
    return { reply: { code }, audit: { object: term.id, detail: { daysOff: daysOff.length } } };
  },
);
