import type { ListFault, Place } from '../../../class-lists/cells.ts';
import type { ListFaultCode } from '../../../class-lists/words.ts';
import { isThereOn } from '../../../core/calendar/terms.ts';
import { nameKey } from '../../../core/text/clean.ts';
import type { GrantRow, PersonRow } from '../store.ts';
import type { SaidPerson } from './prepare-list.ts';

export type Held = { readonly grant: GrantRow; readonly person: PersonRow };
type Known = {
  readonly today: string;
  /** By the digest of the phone number, of the district. */
  readonly byContact: readonly PersonRow[];
  /** By what a staff number is called in the roster. */
  readonly byStaffId: readonly PersonRow[];
  /** Guardians of the pupils that are there already. */
  readonly guardians: readonly Held[];
  /** Whoever has, or had, something in the school. */
  readonly staff: readonly Held[];
};
/** Somebody whom rows name, as a child's guardian or as a teacher. */
export type Mention = { readonly said: SaidPerson; readonly pupilId: string | undefined; readonly isTeacher: boolean };
/** One person, whatever the number of rows, with the account that is there already. */
export type Someone = {
  readonly first: SaidPerson;
  readonly contact: string | null;
  readonly there: PersonRow | undefined;
  /** As a row writes it; undefined where the account's own name stays. */
  readonly name: SaidPerson | undefined;
};

/** Who each mention is: by phone or staff number, which must not be of two names; else by the name, within the child's family or the staff. */
export function matchPeople(mentions: readonly Mention[], known: Known) {
  const faults: ListFault[] = [];
  const fault = (place: Place, code: ListFaultCode, said?: string) => faults.push({ ...place, code, said });
  const someoneOf = new Map<Mention, Someone>();
  for (const group of groupsOf(mentions)) {
    const [first] = group;
    if (!first) continue;
    const written = group.filter(({ said }) => !said.isCalled);
    const [name = first] = written;
    const other = written.find(({ said }) => nameKey(said.name) !== nameKey(name.said.name));
    if (other) fault(other.said.place, 'person.phone', String(name.said.place.line));
    const contact = group.find(({ said }) => said.contact !== null)?.said.contact ?? null;
    const found = accountOf(group, name, contact, known);
    if (typeof found === 'string') fault(name.said.place, found);
    const there = typeof found === 'string' ? undefined : found;
    const keepsName = there !== undefined && (name.said.isCalled || nameKey(there.name) === nameKey(name.said.name));
    const someone = { first: first.said, contact, there, name: keepsName ? undefined : name.said };
    for (const mention of group) someoneOf.set(mention, someone);
  }
  return { someoneOf, faults };
}

/** Mentions of one phone number, or of one staff number, are of one person; a teacher without either is one by the name. */
function groupsOf(mentions: readonly Mention[]): Mention[][] {
  const byKey = new Map<string, Mention[]>();
  const groups = new Set<Mention[]>();
  for (const mention of mentions) {
    const keys = keysOf(mention);
    const there = [...new Set(keys.flatMap((key) => byKey.get(key) ?? []))];
    const group: Mention[] = [...there, mention];
    for (const key of keys) {
      const old = byKey.get(key);
      if (old) groups.delete(old);
    }
    for (const key of group.flatMap(keysOf)) byKey.set(key, group);
    groups.add(group);
  }
  return [...groups];
}

function keysOf({ said, pupilId, isTeacher }: Mention): string[] {
  const { contact, staffId, name, place } = said;
  const keys = [...(contact ? [`contact ${contact}`] : []), ...(staffId ? [`staff ${staffId}`] : [])];
  if (keys.length > 0) return keys;
  return [
    isTeacher ? `teacher ${nameKey(name)}` : `kin ${pupilId ?? ''} ${place.sheet} ${place.line} ${nameKey(name)}`,
  ];
}

/** The account that is there, undefined where there is none, or why that cannot be told. */
function accountOf(
  group: readonly Mention[],
  { said }: Mention,
  contact: string | null,
  known: Known,
): PersonRow | ListFaultCode | undefined {
  const isNamed = (row: PersonRow) => said.isCalled || nameKey(row.name) === nameKey(said.name);
  const staffIds = new Set(group.flatMap((one) => one.said.staffId ?? []));
  const numbered = known.byStaffId.find((row) => row.sourcedId !== null && staffIds.has(row.sourcedId));
  if (numbered) return numbered;
  const bearers = contact === null ? [] : known.byContact.filter((row) => row.contactIndex === contact);
  const bearer = bearers.find(isNamed) ?? bearers[0];
  const family = guardiansOf(group, known);
  if (bearer) return isNamed(bearer) || isOnlyGuardian(bearer, family, known) ? bearer : 'person.taken';
  const kin = one(family.filter(isNamed));
  // A phone alone, of a child with one guardian whose number nobody knew.
  if (kin && (!said.isCalled || kin.contactIndex === null)) return kin;
  if (!group.some(({ isTeacher }) => isTeacher)) return undefined;
  const colleagues = distinct(known.staff.map(({ person }) => person)).filter(isNamed);
  return colleagues.length > 1 ? 'person.which' : colleagues[0];
}

function guardiansOf(group: readonly Mention[], { guardians, today }: Known): PersonRow[] {
  const pupilIds = new Set(group.flatMap(({ pupilId }) => pupilId ?? []));
  const held = guardians.filter(({ grant }) => pupilIds.has(grant.placeId) && isHeld(grant, today));
  return distinct(held.map(({ person }) => person));
}

/** Whoever is known as a guardian of these children and as nothing else may be written otherwise; another's name is a slip. */
const isOnlyGuardian = (person: PersonRow, family: readonly PersonRow[], { staff }: Known) =>
  family.some(({ id }) => id === person.id) && !staff.some((held) => held.person.id === person.id);

export const isHeld = ({ startsOn, endsOn }: GrantRow, today: string) =>
  isThereOn({ startsOn, endedOn: endsOn }, today);
const distinct = (rows: readonly PersonRow[]) => [...new Map(rows.map((row) => [row.id, row])).values()];
const one = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);
