import { putEmblem, selectEmblem } from '../../../db/reach/emblems.ts';
import { writes } from '../../act.ts';
import { setEmblem as route } from '../../contract/emblem.ts';

export const setEmblem = writes(route, async ({ tx, target: school, actor, now }, { clientId: _once, ...said }) => {
  const is = { ...(await selectEmblem(tx, school.id)), ...said };
  await putEmblem(tx, school, is, { by: actor.personId, at: now });
  return {
    reply: is,
    audit: { object: school.id, detail: { motto: is.motto ?? '', hasPicture: Number(is.png !== null) } },
  };
});
