import { reads, writes } from '../../../act.ts';
import { forgetListMeaning as forgetRoute, listMeanings as listRoute } from '../../../contract/list-columns.ts';
import { forgetMeaning, selectMeanings } from './meanings.ts';

export const listMeanings = reads(listRoute, async ({ q, target }) => ({
  meanings: await selectMeanings(q, target.id),
}));

export const forgetListMeaning = writes(forgetRoute, async ({ tx, target }, { heading, column }) => {
  await forgetMeaning(tx, { schoolId: target.id, heading, column });
  return { reply: { meanings: await selectMeanings(tx, target.id) }, audit: { object: target.id } };
});
