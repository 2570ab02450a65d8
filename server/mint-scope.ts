import { type Scope, unsafeMintScope } from '../db/scope.ts';
import type { Access } from './contract/route.ts';

/** The only place where a scope is made: a person whose session was checked, in the roles that the route states. */
export function mintScope(access: Extract<Access, { on: string }>, personId: string, today: string): Scope {
  return unsafeMintScope({ personId, roles: access.roles, today });
}
