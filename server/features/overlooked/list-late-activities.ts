import type { Reader } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { reads } from '../../act.ts';
import { listLateActivities as route } from '../../contract/overlooked.ts';
import type { ReplyOf } from '../../contract/route.ts';
import { lateActivities } from '../../core/reports/late-activities.ts';
import { asClassHead, termsHeldFor } from '../../reply-parts.ts';
import { selectEntries, selectRecordSums } from './store.ts';

const MOST = 100;
type Asked = { readonly q: Reader; readonly target: ReachedClass; readonly now: number; readonly today: string };

export const listLateActivities = reads(route, async (cx, { term }) => await composeLate(cx, term));

export async function composeLate(
  { q, target, now, today }: Asked,
  code: string | undefined,
): Promise<ReplyOf<typeof route>> {
  const terms = await termsHeldFor(q, target, today, code);
  const { records, fresh } = await selectRecordSums(q, target, terms.term.id);
  const late = lateActivities(await selectEntries(q, target, terms.term.id));
  return {
    ...asClassHead(target, terms, now),
    records,
    freshShare: records === 0 ? null : fresh / records,
    activities: late.slice(0, MOST),
    hasMore: late.length > MOST,
  };
}
