import { selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { readShownNotice as route } from '../../contract/notice.ts';
import { noticesOver } from '../../recording/at-notice.ts';
import { asClassName, termsFor } from '../../reply-parts.ts';
import { asRunning, selectShown } from './shown-records.ts';

/** As families see it; a teacher of some days reads those days of it. */
export const readShownNotice = reads(route, async ({ q, target, today }) => {
  const { term: running } = await termsFor(q, target.districtId, today, undefined);
  const notices = [];
  const terms = await selectTerms(q, target.districtId);
  const places = terms.map((term) => ({ id: target.id, termId: term.id }));
  for (const { term, notice } of await noticesOver(q, { places, terms, today }, 'at-notice')) {
    const shown = { notice, term, today };
    notices.push({ ...(await asRunning(q, target, shown)), pupils: await selectShown(q, target, shown) });
  }
  return { class: asClassName(target, running.code), notices };
});
