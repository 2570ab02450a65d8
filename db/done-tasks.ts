import { and, eq, isNotNull, type SQL } from 'drizzle-orm';
import { among, besideKey } from './dialect.ts';
import type { Reader } from './engine.ts';
import { recordedWithin, withinDays } from './reach/held.ts';
import type { ReachedClass, ReachedPupil } from './reach/reached.ts';

type Asked = { readonly pupilIds: readonly string[]; readonly termIds: readonly string[] };

/** Which tasks of series the children of a class have done in it, on the days that the reader has the class. */
export const selectDoneInClass = (q: Reader, at: ReachedClass, asked: Asked) => {
  const { marks } = q.tables;
  const here = and(
    besideKey(marks.schoolId, at.schoolId),
    eq(marks.classId, at.id),
    withinDays(marks.happenedOn, at.days),
  );
  return selectDone(q, asked, here);
};

/** And those of one child, as far as the reader may read its records. */
export const selectDoneBy = (
  q: Reader,
  pupil: ReachedPupil,
  termIds: readonly string[],
  reader: 'family' | 'staff',
) => {
  const { marks } = q.tables;
  const readable = and(recordedWithin(marks, pupil), reader === 'family' ? eq(marks.forFamily, true) : undefined);
  return selectDone(q, { pupilIds: [pupil.id], termIds }, readable);
};

async function selectDone(q: Reader, { pupilIds, termIds }: Asked, readable: SQL | undefined) {
  if (pupilIds.length === 0) return [];
  const { marks } = q.tables;
  const { pupilId, indicatorId, task } = marks;
  const rows = await q
    .selectDistinct({ pupilId, indicatorId, task })
    .from(marks)
    .where(
      and(
        among(q, pupilId, pupilIds),
        among(q, marks.termId, termIds),
        isNotNull(task),
        eq(marks.isWithdrawn, false),
        readable,
      ),
    );
  return rows.flatMap(({ task: named, ...row }) => (named === null ? [] : [{ ...row, task: named }]));
}
