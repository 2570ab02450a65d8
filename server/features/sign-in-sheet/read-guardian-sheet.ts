import { showingReads } from '../../act.ts';
import { readGuardianSheet as route } from '../../contract/sign-in-sheets.ts';
import { shownThrough } from '../../seen.ts';
import { guardianHead, guardianRows } from './guardian-sheet.ts';
import { asSlip } from './keeping.ts';

export const readGuardianSheet = showingReads(route, async ({ q, target, actor, now, today }) => {
  const { rows, pupilIds } = await guardianRows(q, target, { actorId: actor.personId, now, today });
  const reply = { ...(await guardianHead(q, target, today)), people: rows.map((row) => asSlip(row)) };
  return { reply, shown: shownThrough(target, pupilIds) };
});
