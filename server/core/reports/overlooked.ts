import { dayNumber } from '../calendar/days.ts';
import { dayWithin } from '../calendar/terms.ts';

/** Four weeks. */
export const UNSEEN_DAYS = 28;

/**
 * What a child can be overlooked in. `unseen`: nothing was recorded for four weeks; `silent`: nothing this term; `unnoticed`: nothing of one
 * dimension; `thin`: not enough of one dimension for a result.
 */
export const LOOKS = ['unseen', 'silent', 'unnoticed', 'thin'] as const;
export type Look = (typeof LOOKS)[number];
/** A dimension where the look is at one, else null. */
export type LookAt<Dimension> = { readonly look: Look; readonly dimension: Dimension | null };

type Term = { readonly startsOn: string; readonly endsOn: string };
type Part<Dimension> = {
  readonly dimension: Dimension;
  readonly records: number;
  /** The day of the last; null where there is none. */
  readonly lastOn: string | null;
  readonly score: number | null;
};
/** What is kept of one child of a class in a term. */
export type Seen<Dimension> = {
  readonly pupilId: string;
  readonly classId: string;
  /** The first day in the class. */
  readonly startsOn: string;
  readonly dimensions: readonly Part<Dimension>[];
};

/** The day something was last recorded of a child, in any dimension. */
export function lastSeen({ dimensions }: Pick<Seen<unknown>, 'dimensions'>): string | null {
  return dimensions.reduce<string | null>(
    (latest, { lastOn }) => (lastOn !== null && (latest === null || lastOn > latest) ? lastOn : latest),
    null,
  );
}

/**
 * Days without a record up to `today`, or to the last day of a term that is over; of a child without any they are counted from the
 * term's first day, or from the own first in the class.
 */
export function daysUnseen(lastOn: string | null, startsOn: string, term: Term, today: string): number {
  const since = lastOn ?? (startsOn > term.startsOn ? startsOn : term.startsOn);
  return dayNumber(dayWithin(term, today)) - dayNumber(since);
}

export const isOver = ({ endsOn }: Pick<Term, 'endsOn'>, today: string) => today > endsOn;

/** The one rule behind a finding's number and the list of children that it opens. */
export function isOverlooked<Dimension>(
  child: Seen<Dimension>,
  { look, dimension }: LookAt<Dimension>,
  term: Term,
  today: string,
): boolean {
  if (look === 'unseen') return daysUnseen(lastSeen(child), child.startsOn, term, today) >= UNSEEN_DAYS;
  if (look === 'silent') return child.dimensions.every(({ records }) => records === 0);
  const part = child.dimensions.find((one) => one.dimension === dimension);
  return look === 'unnoticed' ? (part?.records ?? 0) === 0 : (part?.score ?? null) === null;
}
