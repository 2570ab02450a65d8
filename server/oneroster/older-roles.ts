import type { RosterOrg, RosterRole, RosterRow } from './records.ts';

/** What a row of OneRoster 1.1's users.csv says of the user's place, besides what 1.2 says there too. */
export interface OlderUser extends RosterRow {
  readonly orgSourcedIds: readonly string[];
  readonly role: string;
}

/**
 * The rows of 1.2's roles.csv that users of 1.1 come to. Its one word «administrator» is of the place it is said at: of a school its site's,
 * anywhere else its district's.
 */
export function rolesOfOlder(users: readonly OlderUser[], orgs: readonly RosterOrg[]): RosterRole[] {
  const schools = new Set(orgs.flatMap(({ type, sourcedId }) => (type === 'school' ? sourcedId : [])));
  const wordAt = (role: string, org: string) =>
    role !== 'administrator' ? role : schools.has(org) ? 'siteAdministrator' : 'districtAdministrator';
  return users.flatMap(({ line, sourcedId, status, dateLastModified, orgSourcedIds, role }) =>
    orgSourcedIds.map((orgSourcedId, position) => ({
      line,
      sourcedId: `${sourcedId}/${orgSourcedId}`,
      status,
      dateLastModified,
      userSourcedId: sourcedId,
      roleType: position === 0 ? 'primary' : 'secondary',
      role: wordAt(role, orgSourcedId),
      beginDate: null,
      endDate: null,
      orgSourcedId,
    })),
  );
}
