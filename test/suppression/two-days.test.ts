import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AreaReleased, type District, releaseAreas } from '../../server/core/suppression/area-released.ts';
import type { ClassState, Sums } from '../../server/core/suppression/hold-back.ts';
import { holds, latticeOf, sizeIn } from '../../server/core/suppression/lattice.ts';
import { within } from '../support/patience.ts';

const LEVELS = ['A', 'B', 'C', 'D'];
const WEEKS = ['2026-10-12', '2026-10-19', '2026-10-26'];
const DIMENSION = 'moral';
const BANDS = 2;
/** One child as its school knows it: how many records in each week, and the level, if there is one. */
type Child = { readonly records: readonly number[]; readonly level: string | null };
type Class = {
  readonly school: number;
  readonly band: number;
  readonly classId: string;
  readonly children: readonly Child[];
};

const aChild = fc.record({
  records: fc.constantFrom([0, 0, 0], [0, 0, 0], [1, 0, 0], [2, 1, 0], [1, 1, 1]),
  level: fc.constantFrom(null, ...LEVELS),
});
const isSeen = ({ records }: Child) => records.some((n) => n > 0);
const asKnown = (child: Child): Child => (isSeen(child) ? child : { ...child, level: null });
const aSchool = fc.array(
  fc.record({
    band: fc.nat({ max: BANDS - 1 }),
    children: fc.oneof(
      fc.array(aChild, { minLength: 20, maxLength: 45 }),
      fc.array(aChild, { minLength: 1, maxLength: 12 }),
    ),
  }),
  { minLength: 1, maxLength: 2 },
);
const districts = fc.array(aSchool, { minLength: 1, maxLength: 5 }).map((schools): Class[] =>
  schools.flatMap((classes, school) =>
    classes.map(({ band, children }, at) => ({
      ...{ school, band, classId: `${school}-${at}` },
      children: children.map(asKnown),
    })),
  ),
);
/** What a day brings: children in a row by their number in the whole district, one or a class of them, and what becomes of each. */
const days = fc
  .array(
    fc.record({
      from: fc.nat({ max: 200 }),
      count: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 9 }), fc.integer({ min: 20, max: 60 })),
      child: aChild,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((some) =>
    some.flatMap(({ from, count, child }) => Array.from({ length: count }, (_, at) => [from + at, child] as const)),
  );

function stateOf({ school, band, classId, children }: Class): ClassState {
  const seen = children.filter(isSeen);
  const scored = seen.filter(({ level }) => level !== null);
  const all = (of: (child: Child) => number) => children.reduce((sum, child) => sum + of(child), 0);
  return {
    ...{ school, band, classId, dimension: DIMENSION, pupils: children.length },
    ...{ noticed: seen.length, scored: scored.length, ok: scored.length },
    records: all(({ records }) => records.reduce((sum, n) => sum + n, 0)),
    fresh: 0,
    levels: LEVELS.map((level) => ({ level, count: scored.filter((child) => child.level === level).length })),
    weeks: WEEKS.map((week, at) => ({
      ...{ week, fresh: 0, records: all(({ records }) => records[at] ?? 0) },
      pupils: children.filter(({ records }) => (records[at] ?? 0) > 0).length,
    })),
  };
}

const areasOf = (schools: number) => {
  const where = (is: (school: number) => boolean) => Array.from({ length: schools }, (_, at) => at).filter(is);
  return [
    { id: 'district', schools: where(() => true) },
    { id: 'town 0', schools: where((at) => at < 2) },
    { id: 'town 1', schools: where((at) => at >= 2) },
    { id: 'group', schools: where((at) => at % 2 === 0) },
  ];
};

type Day = {
  readonly classes: readonly Class[];
  readonly sums: Sums;
  readonly areas: ReadonlyMap<string, AreaReleased>;
};
function released(classes: readonly Class[], before?: Day): Day {
  const schools = 1 + Math.max(...classes.map(({ school }) => school));
  const district: District = {
    schoolIds: Array.from({ length: schools }, (_, at) => `s${at}`),
    ...{ areas: areasOf(schools), bands: BANDS, classes: classes.map(stateOf) },
    ...{ measured: new Map(), rounds: [], now: 0, before },
  };
  return { classes, ...releaseAreas(district) };
}

function after(classes: readonly Class[], day: readonly (readonly [number, Child])[]): Class[] {
  const all = classes.reduce((sum, { children }) => sum + children.length, 0);
  const changed = new Map(day.map(([at, child]) => [at % all, child]));
  let at = 0;
  return classes.map((one) => ({ ...one, children: one.children.map((child) => asKnown(changed.get(at++) ?? child)) }));
}

const sumOf = ({ classes }: Sums, is: (one: { school: number; band: number }) => boolean) => {
  const own = classes.filter(is);
  const all = (of: (one: ClassState) => number) => own.reduce((sum, one) => sum + of(one), 0);
  const byLevel = LEVELS.map((level) => all(({ levels }) => levels.find((one) => one.level === level)?.count ?? 0));
  return JSON.stringify([all(({ noticed }) => noticed), all(({ ok }) => ok), all(({ records }) => records), byLevel]);
};

test(
  'what two days print is the same, or differs by at least ten children in every row',
  () => {
    let [moved, still] = [0, 0];
    fc.assert(
      fc.property(districts, fc.array(days, { minLength: 1, maxLength: 3 }), (classes, following) => {
        let last = released(classes);
        const schools = 1 + Math.max(...classes.map(({ school }) => school));
        const lattice = latticeOf(schools, BANDS, areasOf(schools));
        const atomOf = ({ school, band }: { school: number; band: number }) => school * BANDS + band;
        const pupils = lattice.rowsOf.map((_, atom) =>
          classes.reduce((sum, one) => sum + (atomOf(one) === atom ? one.children.length : 0), 0),
        );
        const size = sizeIn(lattice, pupils);
        /** Of each class the children as they were when its figures moved last. */
        const known = new Map(classes.map(({ classId, children }) => [classId, children]));
        for (const day of following) {
          const next = released(after(last.classes, day), last);
          const others = lattice.rowsOf.map((_, atom) => {
            const isIt = (one: { school: number; band: number }) => atomOf(one) === atom;
            return sumOf(next.sums, isIt) !== sumOf(last.sums, isIt);
          });
          for (const [index, row] of lattice.rows.entries()) {
            const isIn = ({ school, band }: { school: number; band: number }) => holds(row, school, band);
            if (size(index) < 10 || sumOf(next.sums, isIn) === sumOf(last.sums, isIn)) continue;
            const changed = next.classes
              .filter((one) => isIn(one) && others[atomOf(one)])
              .flatMap(({ classId, children }) =>
                children.filter((child, at) => JSON.stringify(child) !== JSON.stringify(known.get(classId)?.[at])),
              );
            expect(changed.length, row.id).toBeGreaterThanOrEqual(10);
          }
          if (others.some(Boolean)) moved += 1;
          else {
            still += 1;
            expect(printedOf(next)).toEqual(printedOf(last));
          }
          for (const one of next.classes) if (others[atomOf(one)]) known.set(one.classId, one.children);
          last = next;
        }
      }),
      { numRuns: 150, seed: 20_261_130 },
    );
    expect([moved > 50, still > 20]).toEqual([true, true]);
  },
  within(120),
);

/** All rows; a week may move by itself. Where a figure waits that nothing was printed of before, that nobody says so is a figure too. */
const printedOf = ({ areas }: Day) =>
  [...areas.values()].map(({ row, bands, schools }) =>
    [row, ...bands, ...schools].map((one) => {
      const { noticed } = one.in[DIMENSION] ?? {};
      return noticed === 'locked' || noticed === '≤5' ? null : one;
    }),
  );

const child = (n: number, level: string | null = 'A'): Child => ({ records: [n, 0, 0], level });
const aClass = (school: number, children: readonly Child[]): Class => ({
  school,
  band: 0,
  classId: `${school}-0`,
  children,
});
const SOME = [...Array.from({ length: 30 }, () => child(1)), ...Array.from({ length: 20 }, () => child(1, 'B'))];
const withChanged = (children: readonly Child[], count: number, to: Child) =>
  children.map((one, at) => (at < count ? to : one));

test('one record more changes no figure of the next day, nor do nine children; with the tenth all move', () => {
  const classes = [aClass(0, SOME), aClass(1, SOME), aClass(2, SOME)];
  let day = released(classes);
  const first = day;
  const told = ({ areas }: Day, isWeek: (week: string) => boolean) =>
    [...areas.values()].map(({ weeks, ...one }) => ({ ...one, weeks: weeks.filter(({ week }) => isWeek(week)) }));
  const other: Child = { records: [1, 1, 0], level: 'D' };
  for (const count of [1, 5, 9]) {
    day = released([aClass(0, withChanged(SOME, count, other)), ...classes.slice(1)], day);
    expect(told(day, (week) => week !== WEEKS[1])).toEqual(told(first, (week) => week !== WEEKS[1]));
    // Of a week of which nothing was printed, and something waits, nobody says that there is nothing; where nothing waits they do.
    expect(told(day, (week) => week === WEEKS[1]).flatMap(({ weeks }) => weeks.map(({ records }) => records))).toEqual([
      ...['locked', 'locked', 0, 'locked'],
    ]);
  }
  day = released([aClass(0, withChanged(SOME, 10, other)), ...classes.slice(1)], day);
  expect(first.areas.get('town 0')?.row.in[DIMENSION]?.levels).toContainEqual({ levels: ['A'], count: 60 });
  expect(day.areas.get('town 0')?.row.in[DIMENSION]?.levels).toContainEqual({ levels: ['A'], count: 50 });
});

test('of a school where nothing is printed yet and something waits nobody says that there is nothing', () => {
  const none = SOME.map(() => child(0, null));
  const classes = [aClass(0, none), aClass(1, SOME), aClass(2, SOME), aClass(3, SOME)];
  const first = released(classes);
  expect(first.areas.get('town 0')?.schools[0]?.in[DIMENSION]).toMatchObject({ noticed: '≤5', records: 0 });
  const next = released([aClass(0, withChanged(none, 3, child(1))), ...classes.slice(1)], first);
  expect(next.areas.get('town 0')?.schools[0]?.in[DIMENSION]).toMatchObject({ noticed: 'locked', records: 'locked' });
  expect(next.areas.get('town 0')?.row).toEqual(first.areas.get('town 0')?.row);
});
