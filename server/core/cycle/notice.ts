import { type InCalendar, termOf } from '../calendar/terms.ts';
import { dueOn, type SchoolTerm } from '../question/due.ts';

/** Of the records of a class's term: they may be changed, everybody concerned may look at them, or that is over. */
export const NOTICE_STATES = ['open', 'at-notice', 'noticed'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];
/** Somebody begins a notice or stops it; its end comes with the day after its last. */
export const NOTICE_STEPS = ['begin', 'stop', 'end'] as const;
export type NoticeStep = (typeof NOTICE_STEPS)[number];

const NEXT: Readonly<Record<NoticeState, Readonly<Partial<Record<NoticeStep, NoticeState>>>>> = {
  open: { begin: 'at-notice' },
  'at-notice': { stop: 'open', end: 'noticed' },
  // What everybody could look at is not looked at again: what is found later goes the way of records that are amended.
  noticed: {},
};

/** What a step makes of it; undefined where that step cannot be taken. */
export const stateAfter = (state: NoticeState, step: NoticeStep): NoticeState | undefined => NEXT[state][step];

/** How a class's term stands on a day, by the notice that was not stopped. */
export function stateOn(standing: { readonly endsOn: string } | undefined, today: string): NoticeState {
  if (!standing) return 'open';
  return today <= standing.endsOn ? 'at-notice' : 'noticed';
}

/** One key for a class's term. */
export const standingOf = ({ classId, termId }: { readonly classId: string; readonly termId: string }) =>
  `${classId} ${termId}`;

/** The terms whose records may be put at notice: the one that has begun last, and the one that ended last. */
export function noticeable<T extends InCalendar>(terms: readonly T[], today: string): T[] {
  const current = termOf(terms, today);
  const ended = terms.filter(({ endsOn }) => endsOn < today).sort((a, b) => (a.endsOn < b.endsOn ? 1 : -1))[0];
  return [...new Set([current, ended].flatMap((term) => (term && term.startsOn <= today ? term : [])))];
}

/** The last day of a notice that begins today: so many school days after it. Null where no term that is known has them. */
export const noticeEnd = (terms: readonly SchoolTerm[], today: string, noticeDays: number) =>
  dueOn(terms, today, noticeDays);
