import { reads } from '../../act.ts';
import { readPupilSheet as route } from '../../contract/sign-in-sheets.ts';
import { asPupilSlip, pupilHead, pupilRows } from './pupil-sheet.ts';

export const readPupilSheet = reads(route, async ({ q, target, actor, now, today }) => {
  const rows = await pupilRows(q, target, { actorId: actor.personId, now, today });
  return { ...(await pupilHead(q, target, today)), people: rows.map((row) => asPupilSlip(row)) };
});
