import type { EndChanges } from '../../../../db/schema/org.ts';
import {
  countRecordsSince,
  removeMade,
  selectGrantsById,
  selectSchoolEnd,
  selectStaysById,
  selectUseOf,
} from '../../../../db/school-ends.ts';
import { type Context, writes } from '../../../act.ts';
import { takeBackEnd as route } from '../../../contract/school-end.ts';
import { dayBefore } from '../../../core/calendar/days.ts';
import { invalid, Refusal } from '../../../refusal.ts';
import { applyRoster } from '../apply-roster.ts';
import { Book } from '../book.ts';
import { booksWith } from './class-room.ts';
import { stayWas } from './end-changes.ts';
import { openKept } from './open-kept.ts';
import { named } from './say-school-end.ts';

type Cx = Context<typeof route>;

/**
 * The end of a school that was said by mistake is taken back: every row it changed is as it was, and what it made is gone. Only while nothing
 * has been done with it in the other school; looked at first.
 */
export const takeBackEnd = writes(route, async (cx, { schoolId, dryRun }) => {
  const own = await openKept(cx, schoolId);
  const { lastDay, goesOnIn } = own.school;
  if (lastDay === null) throw invalid('schoolId', 'no end of this school has been said', 'end.none');
  const other = goesOnIn === null ? null : await openKept(cx, goesOnIn);
  const changes = await selectSchoolEnd(cx.tx, schoolId);
  if (!changes) throw invalid('schoolId', 'what this end changed was not kept', 'end.not-kept');
  if (changes.termEnds !== null && changes.termEnds < cx.today)
    throw invalid('schoolId', 'the term in which it ended is over and stays as it was', 'end.term-over');
  const rows = await readRows(cx, changes);
  const pupilIds = await mustBeUntouched(cx, changes, rows, goesOnIn);
  const { books, teachers } = asBefore(own, other, changes, rows);
  if (!dryRun) {
    await applyRoster(cx, books, own.school.districtId);
    await removeMade(cx.tx, schoolId, goesOnIn, changes);
  }
  const reply = {
    outcome: dryRun ? ('checked' as const) : ('taken-back' as const),
    lastDay,
    school: named(own),
    into: other && named(other),
    pupils: pupilIds.size,
    teachers,
    classes: changes.newClasses.length,
  };
  const { outcome, pupils, classes } = reply;
  return {
    reply,
    audit: { object: schoolId, detail: { outcome, lastDay, into: goesOnIn ?? '', pupils, teachers, classes } },
  };
});

type Rows = Awaited<ReturnType<typeof readRows>>;
async function readRows({ tx }: Cx, { stays, newStays, grants, newGrants }: EndChanges) {
  const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);
  return {
    stays: await selectStaysById(tx, idsOf([...stays, ...newStays])),
    grants: await selectGrantsById(tx, idsOf([...grants, ...newGrants])),
  };
}

/** Whatever was done since would be lost or stand in the air: it is counted, and nothing is taken back. Answers the pupils who come back. */
async function mustBeUntouched({ tx }: Cx, changes: EndChanges, { stays, grants }: Rows, intoId: string | null) {
  const stayOf = new Map(stays.map((row) => [row.id, row]));
  const moved = new Set<string>();
  const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
  for (const { id, is } of [...changes.stays, ...changes.newStays]) {
    const row = stayOf.get(id);
    if (!row || !same(stayWas(row), is)) moved.add(row?.pupilId ?? id);
  }
  if (moved.size > 0) throw refuse('end.moved-since', moved.size);
  const pupilIds = new Set(stays.map(({ pupilId }) => pupilId));
  if (intoId === null || changes.begins === null) return pupilIds;
  const termIds = [...new Set(stays.map(({ termId }) => termId))];
  const asked = { schoolId: intoId, pupilIds: [...pupilIds], termIds, from: changes.begins };
  const use = await selectUseOf(tx, intoId, changes.newClasses);
  const records = (await countRecordsSince(tx, asked)) || use.activities;
  if (records > 0) throw refuse('end.recorded-since', records);
  const made = new Set([...changes.newStays, ...changes.newGrants].map(({ id }) => id));
  const others = [...use.stays, ...use.grants].filter((id) => !made.has(id)).length;
  const ended = changes.newGrants.filter(({ id, endsOn }) => grants.find((row) => row.id === id)?.endsOn !== endsOn);
  if (others + ended.length > 0) throw refuse('end.used-since', others + ended.length);
  return pupilIds;
}

const REFUSED = {
  'end.moved-since':
    'pupils have left, changed class, or been spoken of by a roster since; the end cannot be taken back',
  'end.recorded-since': 'records have been made in the other school since; the end cannot be taken back',
  'end.used-since': 'people have been put into the new classes, or taken out, since; the end cannot be taken back',
} as const;
function refuse(code: keyof typeof REFUSED, count: number): Refusal {
  return new Refusal(422, 'invalid', {
    errors: [{ path: 'schoolId', message: REFUSED[code], code }],
    errorCount: count,
  });
}

type Parts = Awaited<ReturnType<typeof openKept>>;
/** The rows as they were. What the end made is first as if it had never come to be, so that figures are made without it. */
function asBefore(own: Parts, other: Parts | null, changes: EndChanges, rows: Rows) {
  const books = booksWith({
    schools: new Book([own.school, ...(other ? [other.school] : [])]),
    terms: new Book(own.terms),
    classes: new Book([...own.classes, ...(other?.classes ?? [])]),
    enrolments: new Book(rows.stays),
    grants: new Book(rows.grants),
  });
  const { schools, enrolments, grants } = books;
  schools.set(own.school.id, { lastDay: null, goesOnIn: null });
  for (const { id, is } of changes.newStays) enrolments.set(id, { endedOn: dayBefore(is.startsOn) });
  for (const { id, was } of changes.stays) enrolments.set(id, was);
  const back = new Set<string>();
  for (const { id, was, is } of changes.grants) {
    // One that somebody has ended, or given other days, since then stays so.
    if (grants.get(id)?.endsOn === is.endsOn) back.add(grants.set(id, was).personId);
  }
  return { books, teachers: back.size };
}
