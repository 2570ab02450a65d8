import { selectOwnChildren } from '../../../db/reach/families.ts';
import { writes } from '../../act.ts';
import { type ContributionFault, moveContribution as route } from '../../contract/contribution.ts';
import { invalid } from '../../refusal.ts';
import { checkSaid, mustBeAt, mustBeMine, mustHaveRoom } from './family-rules.ts';
import { putContribution } from './store.ts';

/** To another child of one's own: its class, its teachers, and what is offered there decide anew. What is not offered there is left to the teacher. */
export const moveContribution = writes(
  route,
  async ({ tx, actor, target: pupil, params, now, today }, { version, toPupilId }) => {
    const { before, state } = await mustBeAt(tx, pupil, { id: params.contributionId, version, step: 'move' });
    mustBeMine(before, actor);
    const refused = (code: ContributionFault, message: string) => invalid('toPupilId', message, code);
    if (toPupilId === pupil.id) throw refused('contribution.same-child', 'this is the child it is about');
    const children = await selectOwnChildren(tx, pupil, { personId: actor.personId, today });
    const other = children.find(({ id }) => id === toPupilId);
    if (!other) throw refused('contribution.not-your-child', 'this is no child of yours');
    const { happenedOn } = before;
    const nothingChosen = { indicatorId: null, ownLevel: null };
    const { id: classId, schoolId } = await checkSaid(tx, other, { happenedOn, ...nothingChosen }, today);
    await mustHaveRoom(tx, other.id);
    const to = { pupilId: other.id, classId, schoolId, ...nothingChosen, state, sentAt: now };
    const nothingSaid = { reviewerId: null, reviewedAt: null, reason: null, reasonWords: null };
    await putContribution(tx, before, { ...to, ...nothingSaid }, { actor, now });
    return {
      reply: { contributionId: before.id, version: version + 1, state },
      audit: { object: before.id, detail: { pupilId: other.id, fromPupilId: pupil.id } },
    };
  },
);
