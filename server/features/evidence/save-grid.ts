import { roleOn } from '../../../db/reach/held.ts';
import { selectNames, selectTerms } from '../../../db/reach/lists.ts';
import type { ActivityRow, MarkChange, NewMark } from '../../../db/record.ts';
import { type Context, writes } from '../../act.ts';
import { type CellReply, saveGrid as route } from '../../contract/grid.ts';
import type { InputOf } from '../../contract/route.ts';
import { GRID_REASON, judge, placeOf, refuseCell } from '../../recording/judge-cell.ts';
import { type ClassDay, classDay, mayRecord } from '../../recording/may-record.ts';
import { makeActivity, newMark, placed, recordMarks } from '../../recording/record-marks.ts';
import { selectOptionalActivity, selectStaffMarksOf } from '../../recording/store.ts';
import { Refusal } from '../../refusal.ts';

export const saveGrid = writes(route, async (cx, { activity: facts, cells }) => {
  const { tx, actor, target } = cx;
  const { activity, day } = await openActivity(cx, facts);
  const before = await selectStaffMarksOf(tx, target.schoolId, [activity.id]);
  const marks = new Map(before.map((mark) => [placeOf(mark), mark]));
  const names = await selectNames(
    tx,
    before.map((mark) => mark.raterId),
  );
  const nameOf = (id: string) => names.get(id) ?? '';
  const about = { day, marks, nameOf, actor, isHomeroom: roleOn(target, activity.happenedOn) === 'homeroom' };

  const given: NewMark[] = [];
  const changes: MarkChange[] = [];
  const seen = new Set<string>();
  const replies = cells.map((cell): CellReply => {
    const place = placeOf(cell);
    if (seen.has(place)) return refuseCell({ code: 'mark.twice', message: 'this cell was already named before' }).reply;
    seen.add(place);
    const verdict = judge(cell, about);
    if ('reply' in verdict) return verdict.reply;
    if ('change' in verdict) {
      const { mark } = verdict.change;
      changes.push(verdict.change);
      return { state: 'saved', markId: mark.id, version: mark.version + 1 };
    }
    const mark = newMark(cx, { activity, day }, verdict.give);
    given.push(mark);
    return { state: 'saved', markId: mark.id, version: 1 };
  });
  await recordMarks(cx, { of: placed(activity), given, changes, reason: GRID_REASON });
  return {
    reply: { activityId: activity.id, activityVersion: activity.version, cells: replies },
    audit: { object: activity.id, detail: { classId: target.id, given: given.length, changed: changes.length } },
  };
});

type Facts = InputOf<typeof route>['activity'];
type Opened = { readonly activity: ActivityRow; readonly day: ClassDay };

/** The activity of the grid: what stands there, or a new one by that id. An id that is another class's is only told to be taken. */
async function openActivity(cx: Context<typeof route>, { happenedOn, ...said }: Facts): Promise<Opened> {
  const { tx, target, params, today } = cx;
  const before = await selectOptionalActivity(tx, target, params.gridId);
  if (before) {
    if (before.withdrawnAt !== null) throw new Refusal(409, 'conflict');
    const term = (await selectTerms(tx, target.districtId)).find((one) => one.id === before.termId);
    if (!term) throw new Error('an activity without its term');
    return { activity: before, day: await classDay(tx, target, { on: before.happenedOn, term, current: undefined }) };
  }
  if (!UUID_V7.test(params.gridId)) throw new Refusal(404, 'not-found');
  const day = await mayRecord(tx, target, { day: happenedOn, today, path: 'activity.happenedOn' });
  const activity = await makeActivity(cx, { at: target, day, id: params.gridId, said });
  if (!activity) throw new Refusal(409, 'conflict');
  return { activity, day };
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
