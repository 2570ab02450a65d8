import { writes } from '../../act.ts';
import { changeContribution as route } from '../../contract/contribution.ts';
import { checkSaid, mustBeAt, mustBeMine } from './family-rules.ts';
import { putContribution } from './store.ts';

/** Sent again it waits anew; why it was given back stays beside it for whoever looks at it next. */
export const changeContribution = writes(
  route,
  async ({ tx, actor, target: pupil, params, now, today }, { clientId: _once, version, ...said }) => {
    const { before, state } = await mustBeAt(tx, pupil, { id: params.contributionId, version, step: 'send' });
    mustBeMine(before, actor);
    const { id: classId, schoolId } = await checkSaid(tx, pupil, said, today);
    await putContribution(tx, before, { ...said, classId, schoolId, state, sentAt: now }, { actor, now });
    return {
      reply: { contributionId: before.id, version: version + 1, state },
      audit: { object: before.id, detail: { pupilId: pupil.id, version: version + 1 } },
    };
  },
);
