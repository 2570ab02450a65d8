import { eq } from 'drizzle-orm';
import { insertSchools, insertTerms } from '../../db/change-frame.ts';
import type { Reader, Writer } from '../../db/engine.ts';
import { pinNewTerm } from '../../db/pinned-rubrics.ts';
import { sortKeyOf } from '../../db/sort-key.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { usualYear } from '../core/calendar/usual-year.ts';
import type { Rubric } from '../core/rubric/rubric.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { createDistrict } from './district.ts';
import { createPerson, type GivenRole, insertGrant } from './people.ts';

const LINK_MINUTES = 30;

/** The address at which an empty installation is set up, and until when it is good. */
export function setupLink(origin: string, secrets: Pick<Secrets, 'signSetup'>, now: number) {
  const until = now + LINK_MINUTES * 60_000;
  return { url: `${origin.replace(/\/$/, '')}/setup#${secrets.signSetup(now, until)}`, until };
}

type Place = { readonly name: string; readonly nameEn: string; readonly code: string };
type Founding = {
  readonly kind: 'school' | 'district';
  readonly place: Place;
  readonly schoolYear: ReturnType<typeof usualYear>;
  readonly person: { readonly id: string; readonly username: string; readonly name: string };
  readonly passwordHash: string;
  readonly rubrics: readonly Rubric[];
};

/** There is no place yet: whoever holds the link may set it up. */
export async function isEmpty(q: Reader): Promise<boolean> {
  const { areas } = unsafeTables(q);
  return (await q.select({ id: areas.id }).from(areas).limit(1)).length === 0;
}

/**
 * The first place of an empty installation, with a school year that records can be made in at once, and whoever keeps it. A school by
 * itself stands in a district of its own name, so that nothing has to be moved when others join it.
 */
export async function setUpInstallation(
  tx: Writer,
  { kind, place, schoolYear: { year, autumn, spring }, person, passwordHash, rubrics }: Founding,
  { now, today, newId }: { readonly now: number; readonly today: string; readonly newId: () => string },
): Promise<string> {
  const { persons } = unsafeTables(tx);
  const district = { id: newId(), ...place };
  await createDistrict(tx, district, rubrics, { now, newId });
  for (const [half, days] of [autumn, spring].entries()) {
    const term = { id: newId(), districtId: district.id, code: `${year}-${year + 1}-${half + 1}` };
    await insertTerms(tx, district.id, [{ ...term, ...days, sourcedId: term.code }]);
    await pinNewTerm(tx, term);
  }
  await createPerson(tx, { ...person, districtId: district.id });
  await tx.update(persons).set({ passwordHash, mustChangePassword: false }).where(eq(persons.id, person.id));
  const roles: (readonly [GivenRole, string])[] = [['roster-manager', district.id]];
  if (kind === 'district') roles.push(['officer', district.id]);
  else {
    const id = newId();
    const school = {
      id,
      districtId: district.id,
      areaId: district.id,
      groupId: null,
      path: `/${district.id}/${id}/`,
      name: place.name,
      nameEn: place.nameEn,
      sortKey: sortKeyOf(place.name),
      sourcedId: place.code,
    };
    await insertSchools(tx, district.id, [school]);
    roles.push(['school-office', id]);
  }
  for (const [role, placeId] of roles)
    await insertGrant(tx, { id: newId(), personId: person.id, role, placeId, startsOn: today, endsOn: null });
  return district.id;
}
