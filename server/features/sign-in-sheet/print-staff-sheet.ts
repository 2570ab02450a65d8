import { preparedWrites } from '../../act.ts';
import { printStaffSheet as route } from '../../contract/sign-in-sheets.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { giveCodes, prepareCodes } from './codes.ts';
import { asSlip } from './keeping.ts';
import { staffHead, staffRows } from './staff-sheet.ts';

export const printStaffSheet = preparedWrites(
  route,
  async ({ read, target, actor, now }, { again }) => {
    const asked = { actorId: actor?.personId ?? '', now, today: shanghaiDay(now) };
    return await prepareCodes(await read((q) => staffRows(q, target, asked)), again);
  },
  async ({ tx, target, actor, now, today }, prepared) => {
    const rows = await staffRows(tx, target, { actorId: actor.personId, now, today });
    const { made, audit } = await giveCodes(tx, rows, { ...prepared, now });
    return {
      reply: { ...staffHead(target), people: rows.map((row) => asSlip(row, made)) },
      audit: { object: target.id, detail: audit },
    };
  },
);
