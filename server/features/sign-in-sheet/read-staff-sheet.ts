import { reads } from '../../act.ts';
import { readStaffSheet as route } from '../../contract/sign-in-sheets.ts';
import { asSlip } from './keeping.ts';
import { staffHead, staffRows } from './staff-sheet.ts';

export const readStaffSheet = reads(route, async ({ q, target, actor, now, today }) => {
  const rows = await staffRows(q, target, { actorId: actor.personId, now, today });
  return { ...staffHead(target), people: rows.map((row) => asSlip(row)) };
});
