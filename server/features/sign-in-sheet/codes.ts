import type { Writer } from '../../../db/engine.ts';
import { CODE_LASTS, issueCodes } from '../../../db/sign-in-codes.ts';
import { MOST_CODES } from '../../contract/sign-in-sheets.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { type Code, newCodes } from '../../secrets/sign-in-codes.ts';
import { type Kept, whoGetsOne } from './keeping.ts';

/** What is carried into the transaction: who was asked for by name, and a code for each who was to get one a moment ago. */
export type Prepared = { readonly again: readonly string[]; readonly codes: readonly Code[] };

/** Hashing takes its time on purpose, so that it is done before the transaction and for so many at most. */
export async function prepareCodes(rows: readonly Kept[], again: readonly string[]): Promise<Prepared> {
  return { again, codes: await newCodes(whoGetsOne(rows, again).slice(0, MOST_CODES)) };
}

type Accounts = (given: readonly Code[]) => Promise<readonly Code[]>;

/**
 * Whoever got a code or chose a password meanwhile keeps it, and what was prepared for them is thrown away.
 * @param accountsOf where somebody goes by another id than the account's: the same codes by account
 */
export async function giveCodes(
  tx: Writer,
  rows: readonly Kept[],
  { again, codes, now }: Prepared & { readonly now: number },
  accountsOf?: Accounts,
) {
  const still = new Set(whoGetsOne(rows, again));
  const given = codes.filter(({ personId }) => still.has(personId));
  await issueCodes(tx, accountsOf ? await accountsOf(given) : given, now);
  const audit = { made: given.length, again: again.length };
  return { made: { codes: given, since: shanghaiDay(now), until: shanghaiDay(now + CODE_LASTS) }, audit };
}
