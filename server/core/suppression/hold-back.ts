import { type AreaSchools, latticeOf, sizeIn } from './lattice.ts';
import { addedUp, changes, mayMove } from './may-move.ts';
import { isSmall, LEAST } from './shares.ts';
import { type ClassSums, pupilsByAtom } from './sums.ts';

/** One class in one dimension, with its records by week and of how many pupils they were. */
export type ClassState = ClassSums & {
  readonly weeks: readonly {
    readonly week: string;
    readonly records: number;
    readonly fresh: number;
    readonly pupils: number;
  }[];
};
/** A school's records of a week in all dimensions. `pupils`: of a class those of its busiest dimension, for two may share them; `by`: of each dimension. */
export type SchoolWeek = {
  readonly school: number;
  readonly week: string;
  readonly records: number;
  readonly fresh: number;
  readonly pupils: number;
  readonly by: Readonly<Record<string, number>>;
};
export type Sums = { readonly classes: readonly ClassState[]; readonly weeks: readonly SchoolWeek[] };
/** What a school's figures were when its areas printed them last: the next day counts from there. Nobody is shown it. */
export type SchoolHeld = {
  readonly kind: 'held';
  readonly classes: readonly Omit<ClassState, 'school'>[];
  readonly weeks: readonly Omit<SchoolWeek, 'school'>[];
};

type Frame = { readonly schools: number; readonly bands: number; readonly areas: readonly AreaSchools[] };
/** Sums to be printed, and what of the present has to wait. */
export type HeldBack = Sums & {
  /** Atoms (school · bands + band) by dimension, and schools by week. */
  readonly waits: ReadonlyMap<string, ReadonlySet<number>>;
  readonly weekWaits: ReadonlyMap<string, ReadonlySet<number>>;
  /** Atoms whose figures are others than the day before. */
  readonly moved: ReadonlyMap<string, ReadonlySet<number>>;
};

/**
 * What may be printed today of the sums as they are, given what was printed yesterday: a school's figures of a grade band and dimension, and
 * those of a week, move only where in every printed row that they are part of the figures of at least ten children are others than
 * before. Otherwise they stay, and the change waits for more. So no difference of two days is about fewer than ten.
 */
export function heldBack(frame: Frame, now: Sums, was: Sums): HeldBack {
  const lattice = latticeOf(frame.schools, frame.bands, frame.areas);
  const size = sizeIn(lattice, pupilsByAtom(lattice, now.classes));
  const rows = [...lattice.rows.keys()].filter((index) => size(index) > 0 && !isSmall(size(index)));
  const waits = new Map<string, ReadonlySet<number>>();
  const moved = new Map<string, ReadonlySet<number>>();
  const classes: ClassState[] = [];
  const atomOf = ({ school, band }: ClassState) => school * frame.bands + band;
  for (const dimension of new Set([...now.classes, ...was.classes].map((one) => one.dimension))) {
    const [is, before] = [of(now.classes, dimension), of(was.classes, dimension)];
    const names = ['noticed', 'scored', 'ok', 'records', 'fresh', ...namesIn([...is, ...before])];
    const added = (some: readonly ClassState[]) =>
      addedUp(
        lattice,
        names,
        some.map((one) => ({ atom: atomOf(one), values: valuesOf(one, names) })),
      );
    const inClasses = changedInClasses(is, before, names, atomOf);
    const found = mayMove(lattice, rows, changes(added(is), added(before)), (net, own) => {
      const ofClasses = own.reduce((sum, atom) => sum + (inClasses.get(atom) ?? 0), 0);
      // Who has gone from one class to another is in two.
      return Math.max(childrenIn(net, names), Math.ceil(ofClasses / 2));
    });
    waits.set(dimension, found.waits);
    moved.set(dimension, found.moves);
    classes.push(...chosen(is, before, (one) => !found.moves.has(atomOf(one))));
  }
  const weeks = weeksHeldBack(frame, now, was.weeks);
  return { classes: withPupils(classes, now.classes), waits, moved, weeks: weeks.weeks, weekWaits: weeks.waits };
}

const of = (classes: readonly ClassState[], dimension: string) => classes.filter((one) => one.dimension === dimension);

function weeksHeldBack({ schools, areas }: Frame, now: Sums, was: readonly SchoolWeek[]) {
  const lattice = latticeOf(schools, 1, areas);
  const inOneBand = now.classes.map((one) => ({ ...one, band: 0 }));
  const size = sizeIn(lattice, pupilsByAtom(lattice, inOneBand));
  // No school prints its weeks.
  const rows = [...lattice.rows.entries()].flatMap(([index, { kind }]) =>
    (kind === 'area' || kind === 'implied') && size(index) >= LEAST ? index : [],
  );
  const waits = new Map<string, ReadonlySet<number>>();
  const weeks: SchoolWeek[] = [];
  for (const week of new Set([...now.weeks, ...was].map((one) => one.week))) {
    const [is, before] = [now.weeks.filter((one) => one.week === week), was.filter((one) => one.week === week)];
    const dimensions = [...new Set([...is, ...before].flatMap(({ by }) => Object.keys(by)))];
    const names = ['records', 'fresh', 'pupils', ...dimensions];
    const added = (some: readonly SchoolWeek[]) =>
      addedUp(
        lattice,
        names,
        some.map(({ school, records, fresh, pupils, by }) => ({
          atom: school,
          values: [records, fresh, pupils, ...dimensions.map((dimension) => by[dimension] ?? 0)],
        })),
      );
    // Of all dimensions together it is not known how many children they were.
    const children = (net: readonly number[]) => Math.max(0, ...net.slice(3).map(Math.abs));
    const found = mayMove(lattice, rows, changes(added(is), added(before)), children);
    waits.set(week, found.waits);
    const isStill = ({ school }: SchoolWeek) => !found.moves.has(school);
    weeks.push(...is.filter((one) => !isStill(one)), ...before.filter(isStill));
  }
  return { weeks, waits };
}

const LEVEL = 'level ';
const WEEK = 'week ';
const namesIn = (classes: readonly ClassState[]) => [
  ...new Set(
    classes.flatMap(({ levels, weeks }) => [
      ...levels.map(({ level }) => LEVEL + level),
      ...weeks.map(({ week }) => WEEK + week),
    ]),
  ),
];

function valuesOf(one: ClassState, names: readonly string[]): number[] {
  const levels = new Map(one.levels.map(({ level, count }) => [LEVEL + level, count]));
  const weeks = new Map(one.weeks.map(({ week, pupils }) => [WEEK + week, pupils]));
  const own = [one.noticed, one.scored, one.ok, one.records, one.fresh];
  return names.map((name, at) => own[at] ?? levels.get(name) ?? weeks.get(name) ?? 0);
}

/**
 * How many children's figures are others, at least: one child changes every one of these counts by one at most, and leaves one level for
 * another. Records say nothing of how many children they are of.
 */
function childrenIn(net: readonly number[], names: readonly string[]): number {
  let [most, moved] = [0, Math.abs(net[1] ?? 0)];
  for (const [at, name] of names.entries()) {
    const value = Math.abs(net[at] ?? 0);
    if (name.startsWith(LEVEL)) moved += value;
    else if (name !== 'records' && name !== 'fresh') most = Math.max(most, value);
  }
  return Math.max(most, Math.floor(moved / 2));
}

/** How many children's figures are others in the classes of an atom, at least, class by class: what one gains does not hide what another loses. */
function changedInClasses(
  is: readonly ClassState[],
  before: readonly ClassState[],
  names: readonly string[],
  atomOf: (one: ClassState) => number,
): ReadonlyMap<number, number> {
  const then = new Map(before.map((one) => [one.classId, valuesOf(one, names)]));
  const children = new Map<number, number>();
  const add = (one: ClassState, net: readonly number[]) =>
    children.set(atomOf(one), (children.get(atomOf(one)) ?? 0) + childrenIn(net, names));
  for (const one of is) {
    const was = then.get(one.classId);
    then.delete(one.classId);
    add(
      one,
      valuesOf(one, names).map((value, at) => value - (was?.[at] ?? 0)),
    );
  }
  for (const one of before) if (then.has(one.classId)) add(one, valuesOf(one, names));
  return children;
}

/** Of whom no figure moves what was printed before; of a class of whom nothing was, nothing. Of the others what is. */
function chosen(is: readonly ClassState[], before: readonly ClassState[], isStill: (one: ClassState) => boolean) {
  const known = new Set(before.map(({ classId }) => classId));
  const none = is.filter((one) => isStill(one) && !known.has(one.classId)).map(withNothing);
  return [...is.filter((one) => !isStill(one)), ...before.filter(isStill), ...none];
}

const withNothing = (one: ClassState): ClassState => ({
  ...one,
  ...{ noticed: 0, scored: 0, ok: 0, records: 0, fresh: 0, weeks: [] },
  levels: one.levels.map(({ level }) => ({ level, count: 0 })),
});

/** A class has the pupils it has today in every dimension, and at least as many as any figure of it that is printed. */
function withPupils(classes: readonly ClassState[], now: readonly ClassState[]): ClassState[] {
  const most = new Map(now.map(({ classId, pupils }) => [classId, pupils]));
  for (const { classId, noticed } of classes) most.set(classId, Math.max(noticed, most.get(classId) ?? 0));
  return classes.map((one) => ({ ...one, pupils: most.get(one.classId) ?? one.pupils }));
}

/** Records by week of the schools, all dimensions together. */
export function schoolWeeks(classes: readonly ClassState[]): SchoolWeek[] {
  type Growing = {
    school: number;
    week: string;
    records: number;
    fresh: number;
    seen: Map<string, number>;
    by: Record<string, number>;
  };
  const found = new Map<string, Growing>();
  for (const { school, classId, dimension, weeks } of classes) {
    for (const { week, records, fresh, pupils } of weeks) {
      const key = `${school} ${week}`;
      const of: Growing = found.get(key) ?? { school, week, records: 0, fresh: 0, seen: new Map(), by: {} };
      found.set(key, of);
      of.records += records;
      of.fresh += fresh;
      of.by[dimension] = (of.by[dimension] ?? 0) + pupils;
      of.seen.set(classId, Math.max(pupils, of.seen.get(classId) ?? 0));
    }
  }
  return [...found.values()].map(({ seen, ...one }) => ({
    ...one,
    pupils: [...seen.values()].reduce((sum, pupils) => sum + pupils, 0),
  }));
}
