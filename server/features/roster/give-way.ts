import { dayAfter, dayBefore } from '../../core/calendar/days.ts';
import type { Book } from './book.ts';
import { isEmpty } from './match-stays.ts';
import type { EnrolmentRow, TermRow } from './store.ts';

/** Days on which the package says that a pupil is in one class, the last one included. */
export type Claim = { readonly from: string; readonly to: string };
/** A new stay, or one that never came to be and was to begin on that day: a pupil comes into a class once on a day. */
export function putStay(row: EnrolmentRow, { enrolments, stays }: Pick<Known, 'enrolments' | 'stays'>): void {
  const again = stays.find((stay) => stay.classId === row.classId && stay.startsOn === row.startsOn);
  if (again) enrolments.set(again.id, { ...row, id: again.id });
  else enrolments.insert(row);
}

type Span = Pick<EnrolmentRow, 'startsOn' | 'endedOn'>;
type Known = {
  readonly enrolments: Book<EnrolmentRow>;
  /** What is stored of the pupil in the term. */
  readonly stays: readonly EnrolmentRow[];
  readonly term: TermRow;
  readonly newId: () => string;
};

/** Takes the claimed days out of a stay that the package does not wish; what lies after them goes on as a stay of its own. True where any were its. */
export function giveWay(stay: EnrolmentRow, claims: readonly Claim[], known: Known): boolean {
  if (isEmpty(stay)) return false;
  const { enrolments, term, newId } = known;
  const { startsOn, endedOn } = stay;
  const [first, ...more] = claims.reduce<Span[]>(
    (spans, claim) => spans.flatMap((span) => without(span, claim, term.endsOn)),
    [{ startsOn, endedOn }],
  );
  if (first?.startsOn === startsOn && first.endedOn === endedOn) return false;
  if (first && first.startsOn !== startsOn) enrolments.set(stay.id, first);
  else enrolments.end(stay.id, first ?? { endedOn: dayBefore(startsOn) });
  for (const span of more) putStay({ ...stay, ...span, id: newId() }, known);
  return true;
}

function without(span: Span, { from, to }: Claim, termEnd: string): Span[] {
  const last = span.endedOn ?? termEnd;
  if (from > last || to < span.startsOn) return [span];
  return [
    ...(span.startsOn < from ? [{ startsOn: span.startsOn, endedOn: dayBefore(from) }] : []),
    ...(to < last ? [{ startsOn: dayAfter(to), endedOn: span.endedOn }] : []),
  ];
}
