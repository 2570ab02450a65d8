import { reads } from '../../act.ts';
import { readGuardianSheet as route } from '../../contract/sign-in-sheets.ts';
import { guardianHead, guardianRows } from './guardian-sheet.ts';
import { asSlip } from './keeping.ts';

export const readGuardianSheet = reads(route, async ({ q, target, actor, now, today }) => {
  const rows = await guardianRows(q, target, { actorId: actor.personId, now, today });
  return { ...(await guardianHead(q, target, today)), people: rows.map((row) => asSlip(row)) };
});
