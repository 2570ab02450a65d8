import type { Reader } from '../../../db/engine.ts';
import { selectNames } from '../../../db/reach/lists.ts';
import type { MarkRow } from '../../../db/record.ts';
import { GRID_REASON } from '../../recording/judge-cell.ts';
import { selectLastVersions } from '../../recording/store.ts';

/**
 * Who was taken out of an activity: nothing of theirs stands there any more, and the last who took something away gave a reason.
 * What was cleared in the grid was a slip of the pen, and is told by the versions alone.
 */
export async function detachedFrom(q: Reader, schoolId: string, marks: readonly MarkRow[]) {
  const standing = new Set(marks.flatMap((mark) => (mark.isWithdrawn ? [] : inActivity(mark))));
  const gone = marks.filter((mark) => mark.isWithdrawn && !standing.has(inActivity(mark)));
  const versions = await selectLastVersions(
    q,
    schoolId,
    gone.map((mark) => mark.id),
  );
  const last = new Map<string, { activityId: string; pupilId: string; at: number; byId: string; reason: string }>();
  for (const mark of gone) {
    const version = versions.get(mark.id);
    if (!version || version.reason === GRID_REASON) continue;
    const { activityId, pupilId } = mark;
    const { replacedAt: at, replacedBy: byId, reason } = version;
    const before = last.get(inActivity(mark));
    if (!before || before.at < at) last.set(inActivity(mark), { activityId, pupilId, at, byId, reason });
  }
  const found = [...last.values()];
  const names = await selectNames(
    q,
    found.map((one) => one.byId),
  );
  return found.map(({ byId, ...one }) => ({ ...one, by: names.get(byId) ?? '' }));
}

const inActivity = ({ activityId, pupilId }: MarkRow) => `${activityId} ${pupilId}`;
