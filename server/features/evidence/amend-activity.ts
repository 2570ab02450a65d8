import { selectClassOf } from '../../../db/reach/lists.ts';
import type { MarkRow } from '../../../db/record.ts';
import { writes } from '../../act.ts';
import { amendActivity as route } from '../../contract/recording.ts';
import { asValue } from '../../core/rubric/mark-value.ts';
import { judgeMark, measureOn } from '../../recording/judge-mark.ts';
import { type ClassDay, mayRecord } from '../../recording/may-record.ts';
import { deriveFor, sayAnew } from '../../recording/record-marks.ts';
import { isBaseOf, selectActivity, selectMarksOf } from '../../recording/store.ts';
import { invalid, Refusal, type RefusalDetail } from '../../refusal.ts';

/** What an activity says, said anew: the marks move with its day and the figures follow; what it said before is kept. */
export const amendActivity = writes(route, async (cx, { clientId: _once, version, reason, ...said }) => {
  const { tx, actor, target, now, today } = cx;
  if (target.authorId !== actor.personId && target.by.role !== 'homeroom') throw new Refusal(403, 'not-allowed');
  if (target.withdrawnAt !== null) throw new Refusal(409, 'conflict');
  const before = await selectActivity(tx, target);
  if (before.version !== version) throw new Refusal(409, 'stale');
  const at = await selectClassOf(tx, target);
  const { baseId, happenedOn } = said;
  if (baseId !== null && baseId !== before.baseId && !(await isBaseOf(tx, at, baseId)))
    throw invalid('baseId', 'the school and its district have no such base', 'base.none');

  const marks = await selectMarksOf(tx, target.schoolId, [target.id]);
  const isMoved = happenedOn !== before.happenedOn;
  const day = isMoved ? await mayRecord(tx, at, { day: happenedOn, today, path: 'happenedOn' }) : undefined;
  if (day) refuseMisplaced(day, marks);
  const termId = day?.term.id ?? before.termId;
  const isMoving = day !== undefined || said.visibility !== before.visibility;
  const forFamily = said.visibility === 'family';
  const moves = (isMoving ? heldAlike(day, marks) : []).map(([markIds, held]) => {
    return { markIds, to: { happenedOn, termId, forFamily, ...held } };
  });
  const by = { replacedAt: now, replacedBy: actor.personId, reason };
  await sayAnew(cx, before, { ...said, termId }, { moves, by });
  if (isMoving) {
    const standing = marks.filter((mark) => !mark.isWithdrawn);
    await deriveFor(cx, [
      ...standing,
      ...(termId === before.termId ? [] : standing.map((mark) => ({ ...mark, termId }))),
    ]);
  }
  return {
    reply: { activityId: target.id, version: version + 1, marks: marks.length },
    audit: { object: target.id, detail: { version: version + 1, marks: marks.length } },
  };
});

/** Every standing mark must be one that could be given on the new day; of each pupil the first thing that is wrong. */
function refuseMisplaced(day: ClassDay, marks: readonly MarkRow[]) {
  const errors = new Map<string, NonNullable<RefusalDetail['errors']>[number]>();
  for (const mark of marks) {
    if (mark.isWithdrawn || errors.has(mark.pupilId)) continue;
    const found = judgeMark(day, { ...mark, value: asValue(mark) });
    const fault = 'faults' in found ? found.faults[0] : undefined;
    if (fault) errors.set(mark.pupilId, { path: `pupils.${mark.pupilId}`, message: fault.message, code: fault.code });
  }
  if (errors.size > 0)
    throw new Refusal(422, 'invalid', { errors: [...errors.values()].slice(0, 200), errorCount: errors.size });
}

type Held = Pick<MarkRow, 'rubricId' | 'byOwnGoal'>;

/**
 * The marks by what holds for them on the new day: the rubric that has their indicator (one taken back may keep a rubric that has gone), and
 * whether they are by the child's own goal.
 */
function heldAlike(day: ClassDay | undefined, marks: readonly MarkRow[]): [string[], Held][] {
  const groups = new Map<string, [string[], Held]>();
  for (const mark of marks) {
    const rubricId =
      (day?.offered.get(mark.indicatorId) ?? day?.forFamily.get(mark.indicatorId))?.rubricId ?? mark.rubricId;
    const { byOwnGoal } = day ? measureOn(day, mark) : mark;
    const key = `${rubricId} ${byOwnGoal}`;
    const group = groups.get(key) ?? [[], { rubricId, byOwnGoal }];
    group[0].push(mark.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}
