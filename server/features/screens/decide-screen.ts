import { writes } from '../../act.ts';
import { decideScreen as route } from '../../contract/screens.ts';
import { hintKey } from '../../core/screens/hint-key.ts';
import { Refusal } from '../../refusal.ts';
import { termsFor } from '../../reply-parts.ts';
import { insertOutcome, selectScreens, updateOutcome } from './store.ts';

/** A hint is found again by what it is called; one that the newest measurement does not have any more has to be looked at again. */
export const decideScreen = writes(route, async ({ tx, actor, target: school, now, today }, said) => {
  const { term } = await termsFor(tx, school.districtId, today, said.term);
  const measured = await selectScreens(tx, school, term.id);
  const hits = (measured?.body.screens ?? []).flatMap((one) => one.hits);
  const hit = hits.find(({ screen, subject }) => screen === said.screen && hintKey(screen, subject) === said.subject);
  if (!hit) throw new Refusal(409, 'stale');
  const { outcome, note, version: before } = said;
  const version = before + 1;
  const row = {
    schoolId: school.id,
    termId: term.id,
    screen: hit.screen,
    subject: hit.subject,
    outcome,
    note,
    version,
    decidedAt: now,
    decidedBy: actor.personId,
  };
  const isKept = before === 0 ? await insertOutcome(tx, row) : await updateOutcome(tx, row, before);
  if (!isKept) throw new Refusal(409, 'stale');
  return { reply: { version }, audit: { object: school.id, detail: { screen: hit.screen, outcome, version } } };
});
