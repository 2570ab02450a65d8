import type { Reader, Writer } from '../../../db/engine.ts';
import { insertPerson, selectHoldings, selectOptionalAccount, selectPosts } from '../../../db/reach/people.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';
import { isBelow, keeperOfSchool, whyNotKept } from '../../core/account/keeper.ts';
import { invalid, notFound } from '../../refusal.ts';

type Who = { readonly username: string; readonly name: string; readonly isNew: boolean };

/** Where somebody is given something: by whom, and on which day. */
type Giving = { readonly districtId: string; readonly by: { readonly role: string }; readonly today: string };

/**
 * The person somebody typed, made where that was asked. An account that is there is only found by username and name together, so
 * that nobody learns from a username alone whose it is; another district's is not there.
 */
export async function personSaid(
  tx: Writer,
  { districtId, by, today }: Giving,
  { username, name, isNew }: Who,
  newId: () => string,
): Promise<string> {
  const account = await selectOptionalAccount(tx, districtId, username);
  if (isNew) {
    if (account) throw invalid('username', 'somebody has this username', 'person.taken');
    const id = newId();
    await insertPerson(tx, { id, username, name, districtId });
    return id;
  }
  if (!account?.isHere || account.name !== name)
    throw invalid('username', 'there is no such account with this name', 'person.unknown');
  await mustHaveBeenPlaced(tx, account.id, { by, today });
  return account.id;
}

/**
 * Whoever gives an account all that it holds may open it, so that an account which holds nothing would be anybody's who names it: one
 * that was made for an officer, before the officer's grant or after it. It is for its maker to give the first. A teacher
 * between two schools may be taken up by the next.
 */
async function mustHaveBeenPlaced(q: Reader, personId: string, { by, today }: Omit<Giving, 'districtId'>) {
  const posts = await selectPosts(q, personId);
  if (posts.length === 0)
    throw invalid('username', 'this account holds nothing yet: whoever made it gives it the first', 'person.waiting');
  if (posts.some(({ role }) => role === 'pupil'))
    throw invalid('username', 'this is a pupil’s own account', 'person.pupil');
  const isHeld = posts.some(({ endsOn }) => endsOn === null || endsOn >= today);
  if (!isHeld && !posts.every(({ role }) => isBelow(by, role)))
    throw invalid('username', 'this account is kept by the district', 'person.above');
}

/**
 * Whether an account may be changed by a school's office: a code for it opens all it holds, so it must be this school's alone.
 * A principal also keeps the office's; nobody keeps a principal's, nor their own.
 */
export async function mustBeOwnAccount(
  q: Reader,
  school: ReachedSchool,
  personId: string,
  { today, actorId }: { today: string; actorId: string },
): Promise<void> {
  const holdings = await selectHoldings(q, [personId], today);
  // Somebody without anything here is not found; what they hold elsewhere is nobody's business here.
  if (!holdings.some((one) => one.schoolIds.includes(school.id))) throw notFound();
  if (personId === actorId) throw invalid('personId', 'change your own password instead', 'person.self');
  const why = whyNotKept(holdings, keeperOfSchool(school));
  if (why === 'elsewhere')
    throw invalid('personId', 'this account is also used outside the school', 'person.elsewhere');
  if (why === 'above') throw invalid('personId', 'this account is kept by the district', 'person.above');
}
