import type { Reader } from '../db/engine.ts';
import { selectTerms } from '../db/reach/lists.ts';
import { selectOwnAccounts } from '../db/reach/own-accounts.ts';
import { type HeldGrant, selectGuardiansIn, selectStaffOf } from '../db/reach/people.ts';
import { selectPresent } from '../db/reach/stays.ts';
import { CODE_LASTS, selectCodes } from '../db/sign-in-codes.ts';
import { type CodeState, codeStateOf } from './core/account/code-state.ts';
import { shanghaiDay } from './core/calendar/days.ts';
import { currentTerm } from './core/calendar/terms.ts';
import { apartAmong } from './namesakes.ts';

/** Who is on a sheet of sign-in codes and how each stands: the pages and the operator's command both ask here. */

type Class = { readonly id: string; readonly schoolId: string; readonly districtId: string };
type When = { readonly now: number; readonly today: string };
type Person = Pick<HeldGrant, 'personId' | 'name' | 'username' | 'isEnabled' | 'passwordHash'>;
/** `since` and `until` are the days of a code that is valid and unused. */
export type OnSheet = Pick<Person, 'personId' | 'name' | 'username'> & {
  readonly state: CodeState;
  readonly since: string | null;
  readonly until: string | null;
};

/** The guardians of a class, each once with the children they have in it, in the order of the children; and the ids of these. */
export async function guardiansOnSheet(q: Reader, at: Class, when: When) {
  const children = await selectChildren(q, at, when.today);
  const apartOf = await apartAmong(q, at, children);
  const people = await asOnSheet(
    q,
    children.flatMap((child) => child.guardians),
    when,
  );
  const withChildren = people.map((person) => ({
    ...person,
    children: children
      .filter(({ guardians }) => guardians.some((one) => one.personId === person.personId))
      .map(({ pupilId, name }) => ({ name, apart: apartOf(pupilId) })),
  }));
  return {
    people: withChildren,
    pupilIds: children.flatMap(({ pupilId, guardians }) => (guardians.length > 0 ? pupilId : [])),
  };
}

/** The pupils of a class today, in the order of the class, each with how its own account stands; on this sheet the pupil's id is the key. */
export async function pupilsOnSheet(q: Reader, at: Class, when: When) {
  const current = currentTerm(await selectTerms(q, at.districtId), when.today);
  const pupils = current ? await selectPresent(q, at, current, when.today) : [];
  const apartOf = await apartAmong(q, at, pupils);
  const accounts = await selectOwnAccounts(
    q,
    pupils.map(({ pupilId }) => pupilId),
  );
  const standing = await asOnSheet(q, [...accounts.values()], when);
  return pupils.map(({ pupilId, name }) => {
    const accountId = accounts.get(pupilId)?.personId ?? null;
    const own = standing.find(({ personId }) => personId === accountId);
    const { state, since, until } = own ?? { state: 'none' as const, since: null, until: null };
    const username = own?.username ?? null;
    return { pupilId, accountId, name, apart: apartOf(pupilId), username, state, since, until };
  });
}

/** Those of the term that is and of those to come: codes are printed before a school year begins as well. */
async function selectChildren(q: Reader, at: Class, today: string) {
  const terms = await selectTerms(q, at.districtId);
  const current = currentTerm(terms, today);
  const children = new Map<string, { pupilId: string; name: string; guardians: HeldGrant[] }>();
  for (const term of terms.filter((one) => one === current || one.startsOn > today).reverse()) {
    for (const { pupilId, name } of await selectPresent(q, at, term, today))
      if (!children.has(pupilId)) children.set(pupilId, { pupilId, name, guardians: [] });
    for (const grant of await selectGuardiansIn(q, at, term, today)) {
      const child = children.get(grant.placeId);
      if (child && !child.guardians.some(({ grantId }) => grantId === grant.grantId)) child.guardians.push(grant);
    }
  }
  return [...children.values()];
}

/** The staff of a school, each once with what they do there, as they are listed. */
export async function staffOnSheet(q: Reader, school: { readonly id: string }, when: When) {
  const held = await selectStaffOf(q, school, when.today);
  const people = await asOnSheet(q, held, when);
  return people.map((person) => ({
    ...person,
    posts: held
      .filter(({ personId }) => personId === person.personId)
      .map(({ role, subject, placeId }) => ({ role, subject, placeId })),
  }));
}

async function asOnSheet(q: Reader, held: readonly Person[], { now }: When): Promise<OnSheet[]> {
  const people = [...new Map(held.map((one) => [one.personId, one])).values()];
  const ids = people.map(({ personId }) => personId);
  const codes = await selectCodes(q, ids);
  return people.map((person) => {
    const { personId, name, username } = person;
    const code = codes.get(personId);
    const state = codeStateOf(person, code, now);
    const days =
      state === 'has-code' && code
        ? { since: shanghaiDay(code.expiresAt - CODE_LASTS), until: shanghaiDay(code.expiresAt) }
        : { since: null, until: null };
    return { personId, name, username, state, ...days };
  });
}
