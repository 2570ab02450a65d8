import type { Writer } from '../../../db/engine.ts';
import { type HeldGrant as GrantRow, holdsGrant, insertGrantOn } from '../../../db/reach/people.ts';
import type { ReachedClass, ReachedPupil } from '../../../db/reach/reached.ts';
import type { HeldGrant } from '../../contract/people.ts';
import { invalid } from '../../refusal.ts';

/**
 * What the roster gave is changed in the roster: if it were ended here, the next import would give it back without a word. Somebody
 * may stand in beside it meanwhile; what is given here no import touches.
 */
export function mustBeByHand({ sourcedId }: Pick<GrantRow, 'sourcedId'>): void {
  if (sourcedId !== null) throw invalid('grantId', 'this comes from the roster: change it there', 'grant.fromRoster');
}

export async function putGrant(
  tx: Writer,
  place: ReachedClass | ReachedPupil,
  grant: Parameters<typeof insertGrantOn>[2],
): Promise<void> {
  const { startsOn, endsOn } = grant;
  if (endsOn !== null && endsOn < startsOn) throw invalid('to', 'this ends before it begins', 'grant.backwards');
  const has = await holdsGrant(tx, place, grant);
  if (has || !(await insertGrantOn(tx, place, grant)))
    throw invalid('username', 'this person has it already', 'grant.there');
}

export function asHeld(row: GrantRow): HeldGrant {
  const { grantId, role, subject, startsOn, endsOn, sourcedId, personId, name, sortKey, username, isEnabled } = row;
  return {
    grantId,
    role,
    subject,
    from: startsOn,
    to: endsOn,
    isFromRoster: sourcedId !== null,
    personId,
    name,
    sortKey,
    username,
    hasSignedIn: row.passwordHash !== null,
    isEnabled,
  };
}
