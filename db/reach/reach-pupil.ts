import { and, asc, eq, or } from 'drizzle-orm';
import { commonDays, daysOfGrant, daysOfStay } from '../../server/core/calendar/spans.ts';
import type { InCalendar } from '../../server/core/calendar/terms.ts';
import { besideKey } from '../dialect.ts';
import type { Reader } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { type Asker, by, mine } from './grants.ts';
import type { Reaching } from './held.ts';
import { selectTermsAsked } from './lists.ts';
import { selectClosing } from './own-accounts.ts';
import type { ReachedClass, ReachedPupil, Window } from './reached.ts';

/**
 * A child inside the scope. A family's grant comes first and sees every school; then the school the child attended last of those that are
 * reached: all of its records where a grant stands on the school, else those of the windows of all grants on its classes.
 */
export async function reachPupil(q: Reader, scope: Scope, id: string): Promise<ReachedPupil | undefined> {
  const [own] = await selectOwn(q, { ...scope, id });
  if (own?.by.role === 'pupil' && (await selectClosing(q, own, scope.today))) return undefined;
  if (own) return { ...own, schoolId: null, within: null } as unknown as ReachedPupil;
  const rows = await selectStaysGranted(q, { ...scope, id });
  const terms = await selectTermsAsked(q, rows[0]?.pupil.districtId, rows);
  const reached = rows.flatMap((row) => {
    const windows = windowsOf(terms, row, scope.today);
    return row.placeKind === 'school' || windows.length > 0 ? { ...row, windows } : [];
  });
  const last = [...reached].sort((a, b) => (lastness(a, scope) < lastness(b, scope) ? 1 : -1))[0];
  if (!last) return undefined;
  const here = reached.filter(({ stay }) => stay.schoolId === last.stay.schoolId);
  const whole = here.find(({ placeKind }) => placeKind === 'school');
  const within = whole ? null : here.flatMap(({ windows }) => windows);
  const reachedBy = (whole ?? here[0] ?? last).by;
  return { ...last.pupil, schoolId: last.stay.schoolId, within, by: reachedBy } as unknown as ReachedPupil;
}

/** A child that is or was in a class that was reached, with all that the school recorded of it: for what the school files of it. */
export async function pupilInSchool(q: Reader, at: ReachedClass, id: string): Promise<ReachedPupil | undefined> {
  const [row] = await selectInClass(q, { id, classId: at.id, schoolId: at.schoolId });
  return row && ({ ...row, schoolId: at.schoolId, within: null, by: at.by } as unknown as ReachedPupil);
}

const selectInClass = statement((q, at: Holes<{ id: string; classId: string; schoolId: string }>) => {
  const { pupils, enrolments } = unsafeTables(q);
  return q
    .select({ id: pupils.id, name: pupils.name, districtId: pupils.districtId })
    .from(pupils)
    .innerJoin(enrolments, eq(enrolments.pupilId, pupils.id))
    .where(and(eq(pupils.id, at.id), eq(enrolments.classId, at.classId), besideKey(enrolments.schoolId, at.schoolId)))
    .limit(1);
});

type AskedPupil = Asker & Holes<{ id: string }>;

const selectOwn = statement((q, at: AskedPupil) => {
  const { pupils, grants } = unsafeTables(q);
  return q
    .select({ id: pupils.id, name: pupils.name, districtId: pupils.districtId, by: by(q) })
    .from(pupils)
    .innerJoin(grants, and(mine(q, at), eq(grants.placeKind, 'pupil'), eq(grants.placeId, pupils.id)))
    .where(eq(pupils.id, at.id))
    .orderBy(asc(grants.id))
    .limit(1);
});

type Granted = Awaited<ReturnType<typeof selectStaysGranted>>[number];

/** A row for each stay and each grant on its class or school. */
const selectStaysGranted = statement((q, at: AskedPupil) => {
  const { pupils, enrolments, grants } = unsafeTables(q);
  const { schoolId, classId, termId, startsOn, endedOn } = enrolments;
  const onStay = or(
    and(eq(grants.placeKind, 'class'), eq(grants.placeId, classId)),
    and(eq(grants.placeKind, 'school'), eq(grants.placeId, schoolId)),
  );
  return q
    .select({
      pupil: { id: pupils.id, name: pupils.name, districtId: pupils.districtId },
      stay: { schoolId, classId, termId, startsOn, endedOn },
      placeKind: grants.placeKind,
      by: by(q),
    })
    .from(pupils)
    .innerJoin(enrolments, eq(enrolments.pupilId, pupils.id))
    .innerJoin(grants, and(mine(q, at), onStay))
    .where(eq(pupils.id, at.id))
    .orderBy(asc(grants.role), asc(grants.id), asc(enrolments.id));
});

/** None where the stay and the grant have no day in common, or where the first of them is still to come. */
function windowsOf(
  terms: readonly (InCalendar & { readonly id: string })[],
  { stay, by: grant, placeKind }: Pick<Granted, 'stay'> & Reaching,
  today: string,
): Window[] {
  const term = terms.find((one) => one.id === stay.termId);
  if (!term || placeKind !== 'class') return [];
  const held = daysOfGrant(terms, grant);
  const days = commonDays(daysOfStay(terms, term, stay), held);
  return days && days.from <= today ? [{ ...days, classId: stay.classId, termId: stay.termId, held }] : [];
}

/** Sorts a stay that has begun after one that is to come, and a later one after an earlier. */
const lastness = ({ stay }: Pick<Granted, 'stay'>, { today }: Scope) =>
  `${stay.startsOn <= today ? 1 : 0}${stay.startsOn}`;
