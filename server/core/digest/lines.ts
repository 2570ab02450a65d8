import { dayNumber, dayOf } from '../calendar/days.ts';
import { isSchoolDay, type SchoolTerm } from '../question/due.ts';
import type { Week } from './weeks.ts';

/** What a week may say, by whom it is said to, in this order: of an own child, of an own class, to oneself, of a school and of an area. */
export const LINES_OF = {
  pupil: ['records', 'approved', 'returned', 'answers', 'comment', 'book', 'consent', 'works'],
  class: ['questions', 'questions-late', 'contributions', 'comments-left', 'unrecorded'],
  self: ['ratings'],
  school: ['questions-late', 'classes-unrecorded', 'comments-left', 'actions'],
  area: ['released', 'rounds', 'actions'],
} as const;
export type DigestPlace = keyof typeof LINES_OF;
export type DigestLine = (typeof LINES_OF)[DigestPlace][number];

/** How things stand and not what happened: said of this week, and of no week that is over. */
const OF_NOW: readonly DigestLine[] = [
  ...(['consent', 'works', 'questions', 'questions-late', 'contributions'] as const),
  ...(['comments-left', 'ratings', 'actions', 'rounds'] as const),
];

export type SaidLine = {
  readonly line: DigestLine;
  readonly count: number;
  /** Of how many; null where that is not the point. */
  readonly of: number | null;
  readonly day: string | null;
  /** The code of the term it is of, where the page it leads to has one for each. */
  readonly term: string | null;
};

type Found = Pick<SaidLine, 'line' | 'count'> & Partial<SaidLine>;

/** What of all that was counted is said: nothing that is none, in the order of the place, and of a week that is over only what happened in it. */
export function linesFor(place: DigestPlace, isNow: boolean, found: readonly Found[]): SaidLine[] {
  return LINES_OF[place].flatMap((line) =>
    isNow || !OF_NOW.includes(line)
      ? found
          .filter((one) => one.line === line && one.count > 0)
          .map((one) => ({ of: null, day: null, term: null, ...one }))
      : [],
  );
}

/** So many days before a term ends its comments and works are spoken of, and from then on until the next one begins. */
const NEAR = 28;

export const isNearEnd = ({ endsOn }: { readonly endsOn: string }, today: string): boolean =>
  dayNumber(endsOn) - dayNumber(today) < NEAR;

/** Whether somebody could have recorded anything: a school day of the week has begun. Nobody is told of an empty week of holidays. */
export function hasSchoolDay(terms: readonly SchoolTerm[], { from, to }: Week, today: string): boolean {
  const days = Array.from({ length: 7 }, (_, n) => dayNumber(from) + n);
  const last = dayNumber(today < to ? today : to);
  return days.some((day) => day <= last && isSchoolDay(terms, dayOf(day)));
}
