import { choosesItself } from '../../../db/reach/own-accounts.ts';
import { writes } from '../../act.ts';
import { chooseWorks as route, type SelectionFault } from '../../contract/selection.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { termsFor } from '../../reply-parts.ts';
import { selectOptionalSelection, worksByMark } from '../../reports/chosen-works.ts';
import { changeSelection, insertSelection } from './store.ts';

const refused = (path: string, code: SelectionFault, message: string) => invalid(path, message, code);

/** While the term runs; then it stands as it was chosen. What was withdrawn after it was chosen may stay among the chosen: nobody has to notice it first. */
export const chooseWorks = writes(route, async (cx, { term: code, version, works }) => {
  const { tx, target: pupil, today, now, actor } = cx;
  const { term, current } = await termsFor(tx, pupil.districtId, today, code);
  if (term.id !== current?.id) throw refused('term', 'works.term', 'works are chosen while their term runs');
  if (pupil.by.role === 'guardian' && (await choosesItself(tx, pupil, today)))
    throw refused('works', 'works.pupil', 'the child signs in itself, and chooses');
  const before = await selectOptionalSelection(tx, pupil, term.id);
  if ((before?.version ?? 0) !== version) throw new Refusal(409, 'stale');
  const markIds = works.map(({ markId }) => markId);
  const shown = await worksByMark(tx, pupil, { termId: term.id, markIds });
  const known = new Set(before?.works.map(({ markId }) => markId));
  for (const [at, markId] of markIds.entries()) {
    const path = `works.${at}.markId`;
    if (markIds.indexOf(markId) !== at) throw refused(path, 'works.twice', 'this is chosen twice');
    if (shown.get(markId)?.state !== 'stands' && !known.has(markId))
      throw refused(path, 'works.none', 'this is no record of the child in this term');
  }
  const chosen = { works, at: now, by: actor.personId };
  if (before) await changeSelection(tx, before, chosen);
  else if (!(await insertSelection(tx, { pupilId: pupil.id, termId: term.id }, chosen)))
    throw new Refusal(409, 'stale');
  return {
    reply: { version: version + 1 },
    audit: { object: pupil.id, detail: { version: version + 1, works: works.length } },
  };
});
