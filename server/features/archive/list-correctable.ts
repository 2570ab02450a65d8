import { reads } from '../../act.ts';
import { selectChildren } from '../../confirmation/children.ts';
import { noticedTerm } from '../../confirmation/noticed-terms.ts';
import { listCorrectable as route } from '../../contract/archive.ts';
import { heldOn } from '../../core/calendar/spans.ts';
import { invalid } from '../../refusal.ts';

/** Of days that the asker has the class, in the order of days; an activity with several records once. */
export const listCorrectable = reads(route, async ({ q, target, today }, { term: code, pupilId }) => {
  const noticed = await noticedTerm(q, target, { today, code });
  const [child] = await selectChildren(q, target, noticed, { today, only: [pupilId] });
  if (!child) throw invalid('pupilId', 'that child is not asked about this term here', 'correction.about');
  const shown = child.listed.filter(({ on }) => heldOn(target, on));
  const byActivity = new Map(shown.map(({ activityId, title, on }) => [activityId, { activityId, title, on }]));
  return { pupilId, entries: [...byActivity.values()] };
});
