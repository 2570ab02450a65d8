import type { Queue } from '../../outbox/queue.ts';
import type { Waiting } from '../../outbox/waiting.ts';
import { keep, kept } from '../../parts/kept.ts';
import { queries } from '../../queries.ts';
import type { Draft } from './draft.ts';
import { draftOf, isUntouched } from './draft.ts';

/**
 * Where a waiting write was made. A refused log goes back into the form as a draft, all that was typed with it; null where another
 * draft is there already, which is not to be written over.
 */
export async function reopen(queue: Queue, item: Waiting): Promise<string | null> {
  const classPath = `/classes/${item.classId}`;
  if (item.address === 'put /api/classes/:classId/grids/:gridId')
    return `${classPath}/grid/${item.asked.params.gridId}`;
  if (item.address !== 'post /api/classes/:classId/activities' || item.problem === null) return classPath;
  const what = `log ${item.classId}`;
  const there = await kept<Draft>(queue.personId, what);
  if (there && !isUntouched(there)) return null;
  // What was refused shows that the list was another: it is asked for anew.
  void queries.invalidateQueries({ queryKey: ['class', item.classId, 'day'] });
  if (await keep(queue.personId, what, draftOf(item.asked.body, item.problem))) await queue.discard(item.id);
  return `${classPath}/log`;
}
