/** What a row of OneRoster 1.1's users.csv says of the user's place, besides what 1.2 says there too. */
type OlderUser = { readonly sourcedId: string; readonly orgSourcedIds: readonly string[]; readonly role: string };
type Org = { readonly sourcedId: string; readonly type: string };

/**
 * The rows of 1.2's roles.csv that users of 1.1 come to. Its one word «administrator» is of the place it is said at: of a school its site's,
 * anywhere else its district's.
 */
export function rolesOfOlder<User extends OlderUser>(users: readonly User[], orgs: readonly Org[]) {
  const schools = new Set(orgs.flatMap(({ type, sourcedId }) => (type === 'school' ? sourcedId : [])));
  const wordAt = (role: string, org: string) =>
    role !== 'administrator' ? role : schools.has(org) ? 'siteAdministrator' : 'districtAdministrator';
  return users.flatMap(({ orgSourcedIds, ...user }) =>
    orgSourcedIds.map((orgSourcedId, position) => ({
      ...user,
      sourcedId: `${user.sourcedId}/${orgSourcedId}`,
      userSourcedId: user.sourcedId,
      roleType: position === 0 ? 'primary' : 'secondary',
      role: wordAt(user.role, orgSourcedId),
      beginDate: null,
      endDate: null,
      orgSourcedId,
    })),
  );
}
