import { standingOut, type Tested } from './chance.ts';
import { type Entry, entriesOf } from './entries.ts';
import type { SchoolEvidence } from './evidence.ts';
import { distinct, groupsBy } from './groups.ts';
import type { Hit, ScreenMeasured } from './screens-measured.ts';

/** Fewer is what a teacher does who writes down the day at its end. */
const LEAST = { day: 8, minute: 4 } as const;
const MINUTE = 60_000;

type Span = keyof typeof LEAST;
type Slot = { readonly raterId: string; readonly entries: readonly Entry[]; readonly day: string };

/**
 * Accounts that entered unusually many activities in a day or in a minute; a fitness test is entered from a sheet as a whole and is
 * left out. Null model: entries in a day (or minute) in which an account entered anything at all are geometric with the school's own
 * mean m, P(K ≥ k) = (1 − 1/m)^(k − 1): the widest distribution with that mean, because teachers who write once a week are no
 * fault. One hit for each account and span, with its fullest one.
 */
export function bursts({ marks }: SchoolEvidence): ScreenMeasured {
  const entries = entriesOf(marks.filter(({ kind }) => kind !== 'measurement'));
  const spans = [
    ofSpan('day', entries, ({ day }) => day),
    ofSpan('minute', entries, ({ at }) => String(Math.floor(at / MINUTE))),
  ];
  return {
    screen: 'burst',
    examined: spans.reduce((sum, { examined }) => sum + examined, 0),
    expected: spans.reduce((sum, { expected }) => sum + expected, 0),
    hits: spans.flatMap(({ hits }) => hits),
  };
}

function ofSpan(span: Span, entries: readonly Entry[], slotOf: (entry: Entry) => string) {
  const slots = [...groupsBy(entries, (entry) => `${entry.raterId} ${slotOf(entry)}`).values()].flatMap(
    (own): Slot[] => (own[0] ? [{ raterId: own[0].raterId, entries: own, day: own[0].day }] : []),
  );
  const usual = entries.length / Math.max(1, slots.length);
  const above = (count: number) => (count <= 1 ? 1 : (1 - 1 / usual) ** (count - 1));
  const within = (limit: number) => {
    let count: number = LEAST[span];
    while (above(count) > limit) count += 1;
    return above(count);
  };
  const tests = slots.map(
    (unit): Tested<Slot> => ({
      unit,
      p: above(unit.entries.length),
      isLarge: unit.entries.length >= LEAST[span],
      chanceWithin: within,
    }),
  );
  const { examined, expected, found } = standingOut(tests);
  const hits = [...groupsBy(found, ({ unit }) => unit.raterId).values()].map((own): Hit => {
    const { unit, p } = own.reduce((most, one) =>
      one.unit.entries.length > most.unit.entries.length ||
      (one.unit.entries.length === most.unit.entries.length && one.unit.day < most.unit.day)
        ? one
        : most,
    );
    const { raterId, day } = unit;
    const classIds = distinct(own.flatMap((one) => one.unit.entries.map(({ classId }) => classId)));
    const subject = `${raterId} ${span}`;
    return {
      screen: 'burst',
      subject,
      raterId,
      classIds,
      p,
      span,
      count: unit.entries.length,
      onDay: day,
      times: own.length,
      usual,
    };
  });
  return { examined, expected, hits };
}
