import { sortKeyOf } from '../../../db/sort-key.ts';
import { asUsername } from '../../core/account/username.ts';
import { asStudentNumber, checkStudentNumber, isOwnNumber } from '../../core/student-number.ts';
import { cleanName, hasPrivateSigns } from '../../core/text/clean.ts';
import type { ReadForeign, ResultOf } from '../../foreign/tasks.ts';
import type { RosterFile, RosterPackage } from '../../oneroster/read-package.ts';
import type {
  RosterAcademicSession,
  RosterClass,
  RosterDemographic,
  RosterEnrollment,
  RosterOrg,
  RosterRole,
  RosterRow,
  RosterUser,
} from '../../oneroster/records.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import { NUMBER_FAULT, type RosterFaultCode, unreadable } from './faults.ts';

/** A student number, sealed here because the act has no key, with its last four in the clear; or what is wrong with it. */
export type NumberRow =
  | { readonly sealed: string; readonly index: string; readonly tail: string }
  | { readonly wrong: RosterFaultCode };

export interface OrgRow extends RosterRow, Pick<RosterOrg, 'name' | 'type' | 'parentSourcedId'> {
  readonly nameFault: RosterFaultCode | null;
  readonly sortKey: string;
}
export interface UserRow extends RosterRow {
  readonly isEnabled: boolean;
  readonly username: string;
  readonly name: string;
  /** Why the name cannot be kept. */
  readonly nameFault: RosterFaultCode | null;
  readonly sortKey: string;
  readonly agentSourcedIds: readonly string[];
  readonly number: NumberRow | null;
  /** Whose account it is, where that is known by more than the sourcedId; such a one may have none yet. */
  readonly personId?: string | undefined;
  /** The keyed digest of a phone number; what is left out stays as it is. */
  readonly contactIndex?: string | undefined;
}
/** What a package has no column for, and a class list has; what is left out stays as it is. */
export interface EnrollmentRow extends RosterEnrollment {
  readonly numberInClass?: number | undefined;
  readonly subject?: string | undefined;
}

/** A package as plain data, with all that is slow or needs a key done. */
export interface PreparedRoster {
  readonly dryRun: boolean;
  readonly allowShrink: boolean;
  /** Another district's name, and other days of a term that has begun, are taken as well. */
  readonly allowDistrict: boolean;
  readonly allowDates: boolean;
  /** A bulk file speaks for its schools; a class list for the pupils of the classes it names, and for nothing else of them. */
  readonly speaksFor: 'schools' | 'classes';
  /** Names the district by id or sourcedId, where the asker keeps the rosters of several. Only the command line does. */
  readonly district?: string | undefined;
  readonly files: readonly RosterFile[];
  readonly roleFile: RosterPackage['roleFile'];
  readonly orgs: readonly OrgRow[];
  readonly sessions: readonly RosterAcademicSession[];
  readonly classes: readonly RosterClass[];
  readonly users: readonly UserRow[];
  readonly roles: readonly RosterRole[];
  readonly enrollments: readonly EnrollmentRow[];
  readonly sexes: readonly SexRow[];
  /** Pupils whose identifier is a number of the school's own: nothing of it is kept. */
  readonly ownNumbers: number;
  /** What a computer packed beside the files, by what it is called. */
  readonly extras: readonly string[];
}

/** What a package says of somebody's sex; null where it says that nothing is known. */
type SexRow = { readonly sourcedId: string; readonly sex: 'female' | 'male' | null };

type Sent = {
  readonly dryRun: string;
  readonly allowShrink: string;
  readonly allowDistrict: string;
  readonly allowDates: string;
  readonly upload: Uint8Array;
};

type Parts = { readonly foreign: ReadForeign; readonly secrets: Secrets };

export async function prepareRoster({ foreign, secrets }: Parts, sent: Sent): Promise<PreparedRoster> {
  const { faults, faultCount, files, extras, roleFile, records } = await foreign('read-package', sent.upload);
  if (faultCount > 0) throw unreadable(faults, faultCount);
  const isPupil = pupilTest(records);
  const isOwn = ({ sourcedId, identifier }: RosterUser) => isPupil(sourcedId) && hasOwnNumber(identifier);
  return {
    dryRun: sent.dryRun === 'true',
    allowShrink: sent.allowShrink === 'true',
    allowDistrict: sent.allowDistrict === 'true',
    allowDates: sent.allowDates === 'true',
    speaksFor: 'schools',
    files,
    roleFile,
    orgs: records.orgs.map(({ line, sourcedId, status, dateLastModified, type, parentSourcedId, ...org }) => {
      const name = cleanName(org.name);
      const said = { line, sourcedId, status, dateLastModified, type, parentSourcedId };
      return { ...said, name, nameFault: nameFaultOf(name), sortKey: sortKeyOf(name) };
    }),
    sessions: records.academicSessions,
    classes: records.classes,
    users: records.users.map((user) => asUserRow(user, isPupil(user.sourcedId), secrets)),
    roles: records.roles,
    enrollments: records.enrollments,
    sexes: records.demographics.map(asSexRow),
    ownNumbers: records.users.filter(isOwn).length,
    extras,
  };
}

type Records = ResultOf<'read-package'>['records'];

/** Whose identifier may be a student number: a delta file may hold a user without the role that says what it is. */
function pupilTest({ roles, enrollments }: Records): (sourcedId: string) => boolean {
  const said = [...roles, ...enrollments].filter((row) => row.status === 'active');
  const students = new Set(said.flatMap((row) => (row.role === 'student' ? row.userSourcedId : [])));
  const others = new Set(said.flatMap((row) => (row.role === 'student' ? [] : row.userSourcedId)));
  return (sourcedId) => students.has(sourcedId) || !others.has(sourcedId);
}

/** 'other' and 'unspecified' are no columns of a fitness table, and a deleted row says that nothing is known: nothing is guessed. */
function asSexRow({ sourcedId, status, sex }: RosterDemographic): SexRow {
  return { sourcedId, sex: status !== 'tobedeleted' && (sex === 'female' || sex === 'male') ? sex : null };
}

function asUserRow(user: RosterUser, mayBePupil: boolean, secrets: Secrets): UserRow {
  const { line, sourcedId, status, dateLastModified, enabledUser, username, agentSourcedIds, identifier } = user;
  const name = nameOf(user);
  return {
    line,
    sourcedId,
    status,
    dateLastModified,
    isEnabled: enabledUser,
    username: asUsername(username),
    name,
    nameFault: nameFaultOf(name),
    sortKey: sortKeyOf(name),
    agentSourcedIds,
    number: mayBePupil && identifier !== null && !hasOwnNumber(identifier) ? asNumber(identifier, secrets) : null,
  };
}

const hasOwnNumber = (identifier: string | null) => identifier !== null && isOwnNumber(asStudentNumber(identifier));

/** 李小明 in Chinese, «Ming Li» elsewhere. */
function nameOf({ familyName, givenName }: RosterUser): string {
  const [family, given] = [cleanName(familyName), cleanName(givenName)];
  return cleanName(/\p{Script=Han}/u.test(family + given) ? family + given : `${given} ${family}`);
}

/** Longer ones than any person has are slips of an export, and would fill a page. */
const LONGEST_NAME = 300;
export function nameFaultOf(name: string): RosterFaultCode | null {
  if (name === '') return 'row.name_empty';
  if (hasPrivateSigns(name)) return 'row.name_private';
  return name.length > LONGEST_NAME ? 'row.name_long' : null;
}

export function asNumber(identifier: string, secrets: Secrets): NumberRow | null {
  const text = asStudentNumber(identifier);
  if (text === '') return null;
  const found = checkStudentNumber(text);
  if (found !== 'ok') return { wrong: NUMBER_FAULT[found] };
  return { sealed: secrets.seal(text), index: secrets.blindIndex(text), tail: text.slice(-4) };
}
