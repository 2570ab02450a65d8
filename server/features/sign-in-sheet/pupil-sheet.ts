import type { Reader } from '../../../db/engine.ts';
import { selectFirstGrade } from '../../../db/reach/own-accounts.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { mayOwn } from '../../core/account/own-sign-in.ts';
import { asClassName, schoolNameOf, termsFor } from '../../reply-parts.ts';
import type { Code } from '../../secrets/sign-in-codes.ts';
import { pupilsOnSheet } from '../../sign-in-sheet.ts';
import { asSlip, type Kept, keeperOf, withKeeping } from './keeping.ts';

type Asked = { readonly actorId: string; readonly now: number; readonly today: string };
export type PupilRow = Kept<Awaited<ReturnType<typeof pupilsOnSheet>>[number] & { readonly personId: string }>;

/** What reading and printing the sheet of a class's pupils share. Nobody is on it where the school does not let the class sign in. */
export async function pupilRows(q: Reader, at: ReachedClass, { actorId, now, today }: Asked): Promise<PupilRow[]> {
  const { fromGrade, grade } = await pupilHead(q, at, today);
  if (!mayOwn({ grade, fromGrade })) return [];
  const people = await pupilsOnSheet(q, at, { now, today });
  const asAccounts = people.map((row) => ({ ...row, personId: row.accountId ?? row.pupilId }));
  const kept = await withKeeping(q, asAccounts, { keeper: keeperOf(at), actorId, today });
  return kept.map((row) => ({ ...row, personId: row.pupilId }));
}

export async function pupilHead(q: Reader, at: ReachedClass, today: string) {
  const { term } = await termsFor(q, at.districtId, today, undefined);
  const fromGrade = await selectFirstGrade(q, at.schoolId);
  return { ...asClassName(at, term.code), schoolId: at.schoolId, schoolName: schoolNameOf(at), fromGrade };
}

type Made = { readonly codes: readonly Code[]; readonly since: string; readonly until: string };

export function asPupilSlip(row: PupilRow, made?: Made) {
  const { pupilId, name, apart, username, state, code, since, until } = asSlip(row, made);
  return { pupilId, name, apart, username, state, code, since, until };
}
