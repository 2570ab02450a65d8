import { writes } from '../../act.ts';
import { changeContribution as route } from '../../contract/contribution.ts';
import { checkSaid, mustBeAt, mustBeMine } from './family-rules.ts';
import { pledgeIn, putPhotos } from './photo-rules.ts';
import { putContribution } from './store.ts';

/** Sent again it waits anew; why it was given back stays beside it for whoever looks at it next. */
export const changeContribution = writes(
  route,
  async (
    { tx, actor, target: pupil, params, now, today },
    { clientId: _once, version, photos, selfJoined, ...said },
  ) => {
    const { before, state } = await mustBeAt(tx, pupil, { id: params.contributionId, version, step: 'send' });
    mustBeMine(before, actor);
    const { id: classId, schoolId } = await checkSaid(tx, pupil, said, today);
    const pledged = pledgeIn({ photos, selfJoined }, actor, now);
    const to = { ...said, ...pledged, classId, schoolId, state, sentAt: now };
    await putContribution(tx, before, to, { actor, now });
    await putPhotos(tx, before.id, { photos, selfJoined }, { actor, now });
    return {
      reply: { contributionId: before.id, version: version + 1, state },
      audit: { object: before.id, detail: { pupilId: pupil.id, version: version + 1, photos: photos.length } },
    };
  },
);
