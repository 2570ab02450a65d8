import { derive } from '../../../db/derive/derive.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectAdopted } from '../../../db/reach/holders.ts';
import { selectEnrolled, selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { type Context, writes } from '../../act.ts';
import { type CellReply, saveGrid as route } from '../../contract/grid.ts';
import type { InputOf } from '../../contract/route.ts';
import { gradeOf } from '../../core/calendar/terms.ts';
import { asStored } from '../../core/rubric/mark-value.ts';
import { Refusal } from '../../refusal.ts';
import { termsFor } from '../../reply-parts.ts';
import { changeMarks, claimActivity, insertNewMarks, type MarkChange, selectOptionalActivity } from './grid-store.ts';
import { judge, offeredBy, placeOf } from './judge-cell.ts';
import { selectMarksOf } from './store.ts';

/** Also what history keeps as the reason of a value that was changed in the grid. */
export const GRID_REASON = 'grid';

export const saveGrid = writes(route, async (cx, { activity: facts, cells }) => {
  const { tx, actor, target, now, today, newId } = cx;
  const activity = await openActivity(cx, facts);
  const { id: activityId, termId, happenedOn } = activity;
  const code = (await selectTerms(tx, target.districtId)).find((term) => term.id === termId)?.code ?? '';
  const offered = offeredBy(
    await selectRubrics(tx, termId),
    gradeOf(target, code),
    await selectAdopted(tx, target.schoolId),
  );
  const enrolled = await selectEnrolled(tx, target, termId);
  const present = new Set(
    enrolled.flatMap((row) =>
      row.startsOn <= happenedOn && (row.endedOn === null || row.endedOn >= happenedOn) ? row.pupilId : [],
    ),
  );
  const before = await selectMarksOf(tx, target.schoolId, [activityId]);
  const marks = new Map(before.map((mark) => [placeOf(mark), mark]));
  const names = await selectNames(
    tx,
    before.map((mark) => mark.raterId),
  );
  const nameOf = (id: string) => names.get(id) ?? '';
  const about = { offered, present, marks, nameOf, actorId: actor.personId, isHomeroom: target.by.role === 'homeroom' };

  const given: Parameters<typeof insertNewMarks>[1][number][] = [];
  const changes: MarkChange[] = [];
  const seen = new Set<string>();
  const replies = cells.map((cell): CellReply => {
    const place = placeOf(cell);
    if (seen.has(place)) return { state: 'refused', code: 'twice', message: 'this cell was already named before' };
    seen.add(place);
    const verdict = judge(cell, about);
    if ('reply' in verdict) return verdict.reply;
    if ('change' in verdict) {
      const { mark } = verdict.change;
      changes.push(verdict.change);
      return { state: 'saved', markId: mark.id, version: mark.version + 1 };
    }
    const found = offered.get(cell.indicatorId);
    if (!found) throw new Error('a mark was to be given for an indicator that is not offered');
    const markId = newId();
    given.push({
      schoolId: target.schoolId,
      id: markId,
      activityId,
      pupilId: cell.pupilId,
      classId: target.id,
      termId,
      rubricId: found.rubricId,
      dimension: found.rubric.dimension,
      indicatorId: cell.indicatorId,
      ...asStored(verdict.give),
      note: verdict.note,
      raterId: actor.personId,
      raterKind: 'staff',
      happenedOn,
      enteredAt: now,
      version: 1,
      isWithdrawn: false,
    });
    return { state: 'saved', markId, version: 1 };
  });

  await insertNewMarks(tx, given);
  await changeMarks(tx, changes, { replacedAt: now, replacedBy: actor.personId, reason: GRID_REASON });
  const moved = [...given, ...changes.map(({ mark }) => mark)];
  const pupilIds = [...new Set(moved.map((mark) => mark.pupilId))];
  const dimensions = [...new Set(moved.map((mark) => mark.dimension))];
  if (moved.length > 0) await derive(tx, { schoolId: target.schoolId, termId, pupilIds, dimensions, today });
  return {
    reply: { activityId, cells: replies },
    audit: { object: activityId, detail: { classId: target.id, given: given.length, changed: changes.length } },
  };
});

type Facts = InputOf<typeof route>['activity'];

/** The activity of the grid: what stands there, or a new one by that id. An id that is another class's is only told to be taken. */
async function openActivity({ tx, actor, target, params, now, today }: Context<typeof route>, facts: Facts) {
  const { title, happenedOn, visibility } = facts;
  const said = { place: facts.place ?? null, organiser: facts.organiser ?? null, note: facts.note ?? null };
  const before = await selectOptionalActivity(tx, target, params.gridId);
  if (before) {
    if (before.withdrawnAt !== null) throw new Refusal(409, 'conflict');
    const wanted = { title, happenedOn, visibility, ...said };
    const differing = Object.entries(wanted).flatMap(([name, value]) =>
      before[name as keyof typeof wanted] === value
        ? []
        : { path: `activity.${name}`, message: 'what was said first stays; withdraw the activity to say it anew' },
    );
    if (differing.length > 0) throw new Refusal(422, 'invalid', { errors: differing });
    return before;
  }
  if (!UUID_V7.test(params.gridId)) throw new Refusal(404, 'not-found');
  const { term } = await termsFor(tx, target.districtId, today, undefined);
  const path = 'activity.happenedOn';
  if (happenedOn > today)
    throw new Refusal(422, 'invalid', { errors: [{ path, message: 'this day has not come yet' }] });
  if (happenedOn < term.startsOn || happenedOn > term.endsOn) {
    const message = `this is outside the term, ${term.startsOn} to ${term.endsOn}`;
    throw new Refusal(422, 'invalid', { errors: [{ path, message }] });
  }
  const made = {
    schoolId: target.schoolId,
    id: params.gridId,
    classId: target.id,
    termId: term.id,
    title,
    happenedOn,
    enteredAt: now,
    ...said,
    visibility,
    authorId: actor.personId,
    authorRole: target.by.role,
  };
  if (!(await claimActivity(tx, made))) throw new Refusal(409, 'conflict');
  return made;
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
