import { writes } from '../../act.ts';
import { addContribution as route } from '../../contract/contribution.ts';
import { checkSaid, mustHaveLeft, mustHaveRoom } from './family-rules.ts';
import { pledgeIn, putPhotos } from './photo-rules.ts';
import { insertContribution } from './store.ts';

/** Kept beside the records and not among them: nothing that counts, lists or searches reads it. */
export const addContribution = writes(
  route,
  async ({ tx, actor, target: pupil, now, today, newId }, { clientId: _once, photos, selfJoined, ...said }) => {
    const { id: classId, schoolId } = await checkSaid(tx, pupil, said, today);
    await mustHaveRoom(tx, pupil.id);
    await mustHaveLeft(tx, actor, now);
    const id = newId();
    const state = 'proposed' as const;
    await insertContribution(tx, {
      ...said,
      ...pledgeIn({ photos, selfJoined }, actor, now),
      ...{ id, pupilId: pupil.id, schoolId, classId, state, version: 1 },
      ...{ guardianId: actor.personId, proposedAt: now, sentAt: now },
    });
    await putPhotos(tx, id, { photos, selfJoined }, { actor, now });
    return {
      reply: { contributionId: id, version: 1, state },
      audit: { object: id, detail: { pupilId: pupil.id, classId, photos: photos.length } },
    };
  },
);
