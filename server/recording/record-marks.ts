import { derive } from '../../db/derive/derive.ts';
import type { Actor, Writer } from '../../db/engine.ts';
import { roleOn } from '../../db/reach/held.ts';
import type { ReachedClass } from '../../db/reach/reached.ts';
import {
  type ActivityRow,
  changeActivity,
  changeMarks,
  claimActivity,
  insertMarks,
  type MarkChange,
  type MarkRow,
  moveMarks,
  type NewActivity,
  type NewMark,
  type Replaced,
  withdrawActivity,
} from '../../db/record.ts';
import { asStored, partOf, type Value } from '../core/rubric/mark-value.ts';
import { mustBeOpen, type Touched } from './at-notice.ts';
import { measureOn } from './judge-mark.ts';
import type { ClassDay, OfferedIndicator } from './may-record.ts';

/** Of an act's context what recording needs. */
export type Recording = {
  readonly tx: Writer;
  readonly actor: Actor;
  readonly now: number;
  readonly today: string;
  readonly newId: () => string;
};

/** What somebody says of an activity. */
export type Said = {
  readonly title: string;
  readonly place?: string | null | undefined;
  readonly organiser?: string | null | undefined;
  readonly baseId?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly visibility: 'staff' | 'family';
};

/** Makes an activity of a class on a day that may be recorded, for the marks that `recordMarks` is given of it, be it none; undefined where its id is taken, here or elsewhere. */
export async function makeActivity(
  { tx, actor, now }: Pick<Recording, 'tx' | 'actor' | 'now'>,
  { at, day, id, said }: { at: ReachedClass; day: ClassDay; id: string; said: Said },
): Promise<ActivityRow | undefined> {
  const { title, place = null, organiser = null, baseId = null, note = null, visibility } = said;
  const activity: ActivityRow = {
    schoolId: at.schoolId,
    id,
    classId: at.id,
    termId: day.term.id,
    title,
    happenedOn: day.on,
    enteredAt: now,
    ...{ place, organiser, baseId, note, visibility },
    authorId: actor.personId,
    authorRole: roleOn(at, day.on),
    version: 1,
    ...{ withdrawnAt: null, withdrawnBy: null, withdrawalReason: null },
  };
  return (await claimActivity(tx, activity)) ? activity : undefined;
}

export type Given = {
  readonly pupilId: string;
  readonly found: OfferedIndicator;
  readonly value: Value;
  readonly note: string | null;
  /** The task of a series that was done. */
  readonly task?: string | null;
  /** Who of the family gives it, where it is not the actor's: the level of an own view, beside that of staff. */
  readonly own?: { readonly by: string; readonly kind: 'self' | 'guardian' } | undefined;
};

/** A mark as it is first given. What is stored of one is said here and nowhere else. */
export function newMark(
  { actor, now, newId }: Pick<Recording, 'actor' | 'now' | 'newId'>,
  { activity, day }: { readonly activity: ActivityRow; readonly day: ClassDay },
  { pupilId, found, value, note, task = null, own }: Given,
): MarkRow {
  const { schoolId, id: activityId, classId, termId, happenedOn, visibility } = activity;
  return {
    schoolId,
    id: newId(),
    ...{ activityId, pupilId, classId, termId },
    rubricId: found.rubricId,
    dimension: found.rubric.dimension,
    indicatorId: found.indicator.id,
    part: own?.kind ?? partOf(value),
    task,
    ...asStored(value),
    note,
    raterId: own?.by ?? actor.personId,
    raterKind: own?.kind ?? 'staff',
    happenedOn,
    ...measureOn(day, { pupilId, indicatorId: found.indicator.id }),
    forFamily: visibility === 'family',
    enteredAt: now,
    version: 1,
    isWithdrawn: false,
  };
}

/** What a mark becomes when somebody says something else: who says it answers for it, and when it was first entered stays. */
export const changedTo = ({ actor }: Pick<Recording, 'actor'>, value: Value, note: string | null) => ({
  part: partOf(value),
  ...asStored(value),
  note,
  raterId: actor.personId,
  isWithdrawn: false,
});

/**
 * The one way to write marks, of an activity that no notice holds: new ones, changed ones with what they said before, and then the figures of the pupils they are
 * about, in the same transaction.
 */
export async function recordMarks(
  { tx, actor, now, today }: Omit<Recording, 'newId'>,
  {
    of,
    given = [],
    changes = [],
    reason = '',
  }: { of: Touched; given?: readonly NewMark[]; changes?: readonly MarkChange[]; reason?: string },
) {
  const added = given.map((mark) => ({ ...mark, adds: mark.pupilId }));
  // Of an activity that is only added to, what matters is to whom.
  const ofIt = added.length > 0 && changes.length === 0 ? [] : [of];
  await mustBeOpen({ tx, today }, [...ofIt, ...added, ...changes.map(({ mark }) => mark)]);
  await insertMarks(tx, given);
  await changeMarks(tx, changes, { replacedAt: now, replacedBy: actor.personId, reason });
  await deriveFor({ tx, today }, [...given, ...changes.map(({ mark }) => mark)]);
}

/** What an activity says, said anew, and kept as it was; on another day its marks move along, into the other term as well. */
export async function sayAnew(
  { tx, today }: Pick<Recording, 'tx' | 'today'>,
  before: ActivityRow,
  to: Partial<NewActivity> & { readonly termId: string },
  { moves, by }: { moves: readonly Moved[]; by: Replaced },
) {
  await mustBeOpen({ tx, today }, [
    { classId: before.classId, termId: before.termId, activityId: before.id },
    { classId: before.classId, termId: to.termId, ...(to.termId === before.termId ? { activityId: before.id } : {}) },
  ]);
  await changeActivity(tx, before, to, by);
  for (const { markIds, to: held } of moves) await moveMarks(tx, before.schoolId, markIds, held);
}
type Moved = { readonly markIds: readonly string[]; readonly to: Parameters<typeof moveMarks>[3] };

/** An activity as a notice holds it. */
export const placed = ({
  id: activityId,
  classId,
  termId,
}: Pick<ActivityRow, 'id' | 'classId' | 'termId'>): Touched => ({
  activityId,
  classId,
  termId,
});

/** Takes an activity back with its standing marks. */
export async function takeBack(
  cx: Omit<Recording, 'newId'>,
  of: Pick<ActivityRow, 'schoolId' | 'id' | 'classId' | 'termId'>,
  { standing, reason }: { standing: readonly MarkRow[]; reason: string },
) {
  const { tx, actor, now } = cx;
  await withdrawActivity(tx, of, { withdrawnAt: now, withdrawnBy: actor.personId, withdrawalReason: reason });
  await recordMarks(cx, {
    of: placed(of),
    changes: standing.map((mark) => ({ mark, to: { isWithdrawn: true } })),
    reason,
  });
}

/** Brings the figures of all these marks' pupils up to date, term by term. */
export async function deriveFor(
  { tx, today }: Pick<Recording, 'tx' | 'today'>,
  marks: readonly Pick<NewMark, 'schoolId' | 'termId' | 'pupilId' | 'dimension'>[],
) {
  for (const termId of new Set(marks.map((mark) => mark.termId))) {
    const moved = marks.filter((mark) => mark.termId === termId);
    const [first] = moved;
    if (!first) continue;
    await derive(tx, {
      schoolId: first.schoolId,
      termId,
      today,
      pupilIds: [...new Set(moved.map((mark) => mark.pupilId))],
      dimensions: [...new Set(moved.map((mark) => mark.dimension))],
    });
  }
}
