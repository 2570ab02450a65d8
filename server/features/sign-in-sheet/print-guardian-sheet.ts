import { preparedWrites } from '../../act.ts';
import { printGuardianSheet as route } from '../../contract/sign-in-sheets.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { giveCodes, prepareCodes } from './codes.ts';
import { guardianHead, guardianRows } from './guardian-sheet.ts';
import { asSlip } from './keeping.ts';

export const printGuardianSheet = preparedWrites(
  route,
  async ({ read, target, actor, now }, { again }) => {
    const asked = { actorId: actor?.personId ?? '', now, today: shanghaiDay(now) };
    const { rows } = await read((q) => guardianRows(q, target, asked));
    return await prepareCodes(rows, again);
  },
  async ({ tx, target, actor, now, today }, prepared) => {
    const { rows } = await guardianRows(tx, target, { actorId: actor.personId, now, today });
    const { made, audit } = await giveCodes(tx, rows, { ...prepared, now });
    return {
      reply: { ...(await guardianHead(tx, target, today)), people: rows.map((row) => asSlip(row, made)) },
      audit: { object: target.id, detail: audit },
    };
  },
);
