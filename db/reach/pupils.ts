import { and, asc, desc, eq, gt, inArray, lte, or, type SQL } from 'drizzle-orm';
import { staysReached } from '../../server/core/calendar/spans.ts';
import { dayWithin } from '../../server/core/calendar/terms.ts';
import { lookFor } from '../../server/core/search/look-for.ts';
import { besideKey } from '../dialect.ts';
import type { Reader } from '../engine.ts';
import type { GrantRole } from '../schema/people.ts';
import type { Scope } from '../scope.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { by, mine } from './grants.ts';
import { classColumns, selectTerms } from './lists.ts';
import type { ReachedPupil } from './reached.ts';
import { selectPlacesToday, staysUntil } from './stays.ts';

const PAGE = 20;

/** The class a pupil is in, for each term, as of today: the one it is in, else was in last, else comes into first. Only what is reached of them. */
export async function selectEnrolmentsOf(q: Reader, pupil: ReachedPupil, today: string) {
  const { enrolments, classes, schools, terms } = unsafeTables(q);
  const { startsOn, endedOn, termId } = enrolments;
  const rows = await q
    .select({ ...classColumns(q), termId, startsOn, endedOn, term: { startsOn: terms.startsOn, endsOn: terms.endsOn } })
    .from(enrolments)
    .innerJoin(terms, eq(terms.id, enrolments.termId))
    .innerJoin(classes, eq(classes.id, enrolments.classId))
    .innerJoin(schools, eq(schools.id, enrolments.schoolId))
    .where(
      and(
        eq(enrolments.pupilId, pupil.id),
        pupil.schoolId === null ? undefined : besideKey(enrolments.schoolId, pupil.schoolId),
      ),
    )
    .orderBy(desc(enrolments.startsOn), asc(enrolments.id));
  const { within } = pupil;
  const reached = rows.filter(
    (row) => within === null || within.some((one) => one.classId === row.id && one.termId === row.termId),
  );
  const hasBegun = (row: (typeof rows)[number]) => row.startsOn <= dayWithin(row.term, today);
  return [...reached.filter(hasBegun), ...reached.filter((row) => !hasBegun(row)).reverse()];
}

/** What a child is called, for whoever holds a link of its family's that says so (decision 077). */
export async function selectPupilName(q: Reader, id: string): Promise<string> {
  const [row] = await selectCalled(q, { id });
  if (!row) throw new Error('a link about no child');
  return row.name;
}

const selectCalled = statement((q: Reader, at: Holes<{ id: string }>) => {
  const { pupils } = unsafeTables(q);
  return q.select({ name: pupils.name }).from(pupils).where(eq(pupils.id, at.id));
});

/** What a child was called before, the latest first. */
export async function selectFormerNames(q: Reader, pupil: ReachedPupil): Promise<string[]> {
  return (await selectNamesBefore(q, { pupilId: pupil.id })).map(({ name }) => name);
}

const selectNamesBefore = statement((q: Reader, at: Holes<{ pupilId: string }>) => {
  const { pupilNames } = unsafeTables(q);
  return q
    .select({ name: pupilNames.name })
    .from(pupilNames)
    .where(eq(pupilNames.pupilId, at.pupilId))
    .orderBy(desc(pupilNames.replacedAt));
});

type Found = { readonly words?: string | undefined; readonly after?: { sortKey: string; id: string } | undefined };

/** Pupils inside the scope whom the words find, by sort key; `after` is the last one seen. */
export async function selectPupilsWithin(q: Reader, scope: Scope, { words, after }: Found) {
  const { pupils, enrolments } = unsafeTables(q);
  const { ownIds, isReached } = await selectReach(q, scope);
  if (ownIds.length === 0 && !isReached) return { rows: [], hasMore: false };
  // One set of ids and no `or`: what is reached is at most a school, and all other pupils of the installation are left alone.
  const own = q.select({ id: pupils.id }).from(pupils).where(inArray(pupils.id, ownIds));
  const reached = q.select({ id: enrolments.pupilId }).from(enrolments).where(isReached);
  const all = q
    .select({ id: pupils.id, name: pupils.name, sortKey: pupils.sortKey, numberTail: pupils.numberTail })
    .from(pupils)
    .where(
      and(
        inArray(pupils.id, !isReached ? own : ownIds.length === 0 ? reached : reached.union(own)),
        after
          ? or(gt(pupils.sortKey, after.sortKey), and(eq(pupils.sortKey, after.sortKey), gt(pupils.id, after.id)))
          : undefined,
      ),
    )
    .orderBy(asc(pupils.sortKey), asc(pupils.id));
  // The words are looked for here and not in SQL, which can neither read a character in two ways nor take a name apart (decision 041).
  const isWanted = words ? lookFor(words) : undefined;
  const found = isWanted
    ? (await all).filter((row) => isWanted({ ...row, code: ownIds.includes(row.id) ? null : row.numberTail }))
    : await all.limit(PAGE + 1);
  return {
    rows: found.slice(0, PAGE).map(({ id, name, sortKey }) => ({ id, name, sortKey })),
    hasMore: found.length > PAGE,
  };
}

/** Where pupils are, as far as the scope reaches: the class each is in today, else was in last, with the day until when it was there. */
export async function selectPlacesOf(q: Reader, scope: Scope, pupilIds: readonly string[]) {
  if (pupilIds.length === 0) return new Map<string, never>();
  const { enrolments, classes, schools, terms } = unsafeTables(q);
  const { ownIds, isReached, roleIn } = await selectReach(q, scope, 'beside the pupils');
  const { pupilId, startsOn, endedOn } = enrolments;
  const rows = await q
    .select({
      ...classColumns(q),
      pupilId,
      startsOn,
      endedOn,
      term: { id: terms.id, code: terms.code, endsOn: terms.endsOn },
    })
    .from(enrolments)
    .innerJoin(terms, eq(terms.id, enrolments.termId))
    .innerJoin(classes, eq(classes.id, enrolments.classId))
    .innerJoin(schools, eq(schools.id, enrolments.schoolId))
    .where(and(inArray(pupilId, [...pupilIds]), or(inArray(pupilId, ownIds), isReached)))
    .orderBy(desc(startsOn), asc(enrolments.id));
  const today = await selectPlacesToday(q, pupilIds, scope.today);
  const places = rows.map((row) => {
    const hasBegun = row.startsOn <= scope.today;
    const isThere = hasBegun && (today.get(row.pupilId) ?? []).some(({ classId }) => classId === row.id);
    const until = hasBegun && !isThere ? (row.endedOn ?? row.term.endsOn) : null;
    const { id: termId, code: term } = row.term;
    // Reached as a family's child, and not as a pupil.
    const isOwn = ownIds.includes(row.pupilId);
    const role = roleIn(row);
    return { ...row, termId, term, until, isOwn, role, order: isThere ? 0 : hasBegun ? 1 : 2 };
  });
  places.sort((a, b) => a.order - b.order);
  return new Map(places.reverse().map((row) => [row.pupilId, row]));
}

type Reach = {
  readonly ownIds: string[];
  readonly isReached: SQL | undefined;
  /** The role in which a class, or the school it is in, is the asker's. */
  readonly roleIn: (at: { readonly id: string; readonly schoolId: string }) => GrantRole | undefined;
};

/** What the asker's grants reach among stays: those of some children, of whole schools, and of classes for the days of the grants on them. */
async function selectReach(
  q: Reader,
  scope: Scope,
  key: 'by school' | 'beside the pupils' = 'by school',
): Promise<Reach> {
  const { grants, classes, schools, enrolments } = unsafeTables(q);
  const held = await q
    .select({
      ...{ placeKind: grants.placeKind, placeId: grants.placeId, by: by(q) },
      ...{ schoolId: classes.schoolId, districtId: schools.districtId },
    })
    .from(grants)
    .leftJoin(classes, and(eq(grants.placeKind, 'class'), eq(classes.id, grants.placeId)))
    .leftJoin(schools, eq(schools.id, classes.schoolId))
    .where(mine(q, scope))
    .orderBy(asc(grants.placeId), asc(grants.id));
  const idsOf = (kind: 'pupil' | 'school') => held.flatMap((row) => (row.placeKind === kind ? row.placeId : []));
  const schoolIds = idsOf('school');
  const inSchools = (ids: string[]) =>
    key === 'by school'
      ? inArray(enrolments.schoolId, ids)
      : or(...ids.map((id) => besideKey(enrolments.schoolId, id)));
  const parts = schoolIds.length > 0 ? [inSchools(schoolIds)] : [];
  // A teacher's grants mostly begin alike: one condition for all the classes of a school that have the same days.
  const alike = new Map<string, (typeof held)[number][]>();
  for (const row of held.filter(({ placeKind }) => placeKind === 'class')) {
    const key = [row.schoolId, row.by.startsOn, row.by.endsOn].join(' ');
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  for (const rows of alike.values()) {
    const [first] = rows;
    if (!first?.schoolId || !first.districtId) continue;
    const inClasses = and(
      inSchools([first.schoolId]),
      inArray(
        enrolments.classId,
        rows.map((row) => row.placeId),
      ),
    );
    const terms = await selectTerms(q, first.districtId);
    for (const { term, begunBy, stillOn } of staysReached(terms, first.by, scope.today)) {
      const hasBegun = lte(enrolments.startsOn, begunBy);
      const stays = and(inClasses, eq(enrolments.termId, term.id), hasBegun, staysUntil(q, stillOn));
      if (stays) parts.push(stays);
    }
  }
  const roleIn: Reach['roleIn'] = ({ id, schoolId }) =>
    held.find(({ placeKind, placeId }) => placeId === (placeKind === 'school' ? schoolId : id))?.by.role;
  return { ownIds: idsOf('pupil'), isReached: or(...parts), roleIn };
}
