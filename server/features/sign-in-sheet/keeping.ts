import type { Reader } from '../../../db/engine.ts';
import { selectHoldings } from '../../../db/reach/people.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { type Keeper, keeperOfClass, keeperOfSchool, whyNotKept } from '../../core/account/keeper.ts';
import { invalid } from '../../refusal.ts';
import type { Code } from '../../secrets/sign-in-codes.ts';
import type { OnSheet } from '../../sign-in-sheet.ts';

type Asking = { readonly keeper: Keeper; readonly actorId: string; readonly today: string };
/** What tells who may be given a code, and how each stands. */
type Standing = Pick<OnSheet, 'personId' | 'state' | 'since' | 'until'>;
export type Kept<Row = Standing> = Row & { readonly notKept: 'elsewhere' | 'above' | 'self' | null };

/** Who reaches a class through its school keeps the school's accounts; its homeroom teacher those of the class alone. */
export const keeperOf = (at: ReachedClass): Keeper =>
  at.days === null ? keeperOfSchool({ id: at.schoolId, by: at.by }) : keeperOfClass(at);

/** The rows of a sheet, each with why a code for it is not this asker's to make. */
export async function withKeeping<Row extends Standing>(
  q: Reader,
  rows: readonly Row[],
  { keeper, actorId, today }: Asking,
): Promise<Kept<Row>[]> {
  const holdings = await selectHoldings(
    q,
    rows.map(({ personId }) => personId),
    today,
  );
  return rows.map((row) => {
    const held = holdings.filter(({ personId }) => personId === row.personId);
    return { ...row, notKept: row.personId === actorId ? 'self' : whyNotKept(held, keeper) };
  });
}

/** Who gets a code: those who were named, and else everybody without one. A valid code is replaced by name only. */
export function whoGetsOne(rows: readonly Kept[], again: readonly string[]): string[] {
  const onSheet = new Set(rows.map(({ personId }) => personId));
  const stranger = again.findIndex((id) => !onSheet.has(id));
  if (stranger >= 0) throw invalid(`again.${stranger}`, 'this person is not on the sheet');
  const may = rows.filter(({ notKept }) => notKept === null);
  const wanted =
    again.length === 0
      ? may.filter(({ state }) => state === 'none')
      : may.filter(({ state, personId }) => again.includes(personId) && (state === 'none' || state === 'has-code'));
  return wanted.map(({ personId }) => personId);
}

/** A row as it is answered, with the code that was made for it, if one was. */
export function asSlip<Row extends Standing>(
  { notKept, ...row }: Kept<Row>,
  made?: { readonly codes: readonly Code[]; readonly since: string; readonly until: string },
) {
  const code = made?.codes.find(({ personId }) => personId === row.personId)?.code ?? null;
  if (made && code !== null) return { ...row, state: 'made' as const, code, since: made.since, until: made.until };
  const isOpen = row.state === 'none' || row.state === 'has-code';
  return { ...row, state: isOpen && notKept !== null ? notKept : row.state, code };
}
