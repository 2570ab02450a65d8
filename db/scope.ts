import type { GrantRole } from './schema/people.ts';

declare const minted: unique symbol;

/** Who asks, in which roles, on which day: every question about people and places is asked inside one. */
export type Scope = {
  readonly [minted]: true;
  readonly personId: string;
  readonly roles: readonly GrantRole[];
  readonly today: string;
};

/** Only server/mint-scope.ts makes scopes, from a checked session and a route's stated access. */
export function unsafeMintScope(scope: Omit<Scope, typeof minted>): Scope {
  return scope as Scope;
}

/** The same asker in fewer roles: what is asked for as a teacher is not found as a principal. */
export const inRoles = (scope: Scope, ...roles: readonly GrantRole[]): Scope => ({
  ...scope,
  roles: scope.roles.filter((role) => roles.includes(role)),
});
