import { sortKeyOf } from '../../../db/sort-key.ts';
import { reads } from '../../act.ts';
import { listStarts as route } from '../../contract/place.ts';
import type { ReplyOf } from '../../contract/route.ts';
import { lookFor } from '../../core/search/look-for.ts';
import { asBase, asTemplate } from './as-listed.ts';
import { selectBases, selectOwnRecent, selectTemplates } from './store.ts';

type Start = ReplyOf<typeof route>['recent'][number];
const MOST = 50;
const MOST_RECENT = 8;
/** What the school keeps itself comes before the district's many. */
const isOwn = ({ schoolId }: { schoolId: string | null }) => schoolId !== null;

export const listStarts = reads(route, async ({ q, actor, target }, { query = '' }) => {
  const owner = { districtId: target.districtId, schoolId: target.schoolId };
  const isWanted = lookFor(query);
  const bases = (await selectBases(q, owner, { isEnabled: true })).filter(isWanted);
  const templates = (await selectTemplates(q, owner, { isEnabled: true })).filter(({ title: name, sortKey }) =>
    isWanted({ name, sortKey }),
  );
  const recent = new Map<string, Start>();
  for (const { title, indicatorIds, place, organiser, baseId, happenedOn } of await selectOwnRecent(
    q,
    target,
    actor.personId,
  )) {
    const key = JSON.stringify([title, indicatorIds, place]);
    if (indicatorIds.length === 0 || recent.has(key) || !isWanted({ name: title, sortKey: sortKeyOf(title) })) continue;
    recent.set(key, { title, indicatorIds, place, organiser, baseId, happenedOn });
  }
  return {
    recent: [...recent.values()].slice(0, MOST_RECENT),
    templates: [...templates.filter(isOwn), ...templates.filter((one) => !isOwn(one))].slice(0, MOST).map(asTemplate),
    bases: bases.slice(0, MOST).map(asBase),
    hasMore: templates.length > MOST || bases.length > MOST,
  };
});
