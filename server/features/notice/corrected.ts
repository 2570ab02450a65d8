import type { Reader } from '../../../db/engine.ts';
import type { NoticeRow } from '../../../db/notices.ts';
import { selectUnlocked } from '../../../db/objections.ts';
import { selectSaidBefore } from '../../../db/said-before.ts';
import { selectLastVersions, selectMarksOf } from '../../recording/store.ts';

/** The activities that were corrected since a notice began: only what an objection was upheld about can be. */
export async function selectCorrected(q: Reader, { id, schoolId, openedAt }: NoticeRow): Promise<ReadonlySet<string>> {
  const unlocked = [...(await selectUnlocked(q, id))];
  if (unlocked.length === 0) return new Set();
  const placed = unlocked.map((activityId) => ({ schoolId, activityId }));
  const said = await selectSaidBefore(q, placed);
  const marks = await selectMarksOf(q, schoolId, unlocked);
  const ids = marks.map((mark) => mark.id);
  const versions = await selectLastVersions(q, schoolId, ids);
  const isSince = (at: number | undefined) => at !== undefined && at >= openedAt;
  const isCorrected = (activityId: string) =>
    said.get(activityId)?.some(({ replacedAt }) => isSince(replacedAt)) ||
    marks.some(
      (mark) =>
        mark.activityId === activityId && (isSince(mark.enteredAt) || isSince(versions.get(mark.id)?.replacedAt)),
    );
  return new Set(unlocked.filter(isCorrected));
}
