import { and, eq, gte, inArray, lte, or } from 'drizzle-orm';
import { besideKey } from '../../../db/dialect.ts';
import type { Reader } from '../../../db/engine.ts';
import type { DaysOff } from '../../core/scoring/exempt.ts';

type Asked = { readonly schoolId: string; readonly pupilId: string };

/** One that was not taken back. */
export async function selectOptionalArrangement(q: Reader, { schoolId, pupilId }: Asked, id: string) {
  const { arrangements } = q.tables;
  const [row] = await q
    .select()
    .from(arrangements)
    .where(
      and(
        eq(arrangements.schoolId, schoolId),
        eq(arrangements.id, id),
        eq(arrangements.pupilId, pupilId),
        eq(arrangements.isWithdrawn, false),
      ),
    );
  return row;
}

/** How many records of some indicators stand on these days. */
export async function countStanding(
  q: Reader,
  { schoolId, pupilId }: Asked,
  { indicatorIds, days }: { readonly indicatorIds: readonly string[]; readonly days: readonly DaysOff[] },
): Promise<number> {
  if (days.length === 0) return 0;
  const { marks } = q.tables;
  return await q.$count(
    marks,
    and(
      eq(marks.pupilId, pupilId),
      besideKey(marks.schoolId, schoolId),
      inArray(marks.indicatorId, [...indicatorIds]),
      eq(marks.isWithdrawn, false),
      or(...days.map(({ from, to }) => and(gte(marks.happenedOn, from), lte(marks.happenedOn, to)))),
    ),
  );
}
