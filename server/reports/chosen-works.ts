import { and, eq } from 'drizzle-orm';
import { among } from '../../db/dialect.ts';
import type { Reader } from '../../db/engine.ts';
import { selectRubrics } from '../../db/pinned-rubrics.ts';
import { recordedWithin } from '../../db/reach/held.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import type { Dimension } from '../contract/words.ts';
import { mayRead } from '../core/rubric/offered.ts';

/** Whom it is shown to: a member of staff who prints for a family asks for what the family reads. */
type Audience = 'family' | 'staff';
const audienceOf = ({ schoolId }: ReachedPupil): Audience => (schoolId === null ? 'family' : 'staff');

/** The works that a family chose for a term, in its order, as far as they may be read: for the page and for the book. */
export async function selectChosenWorks(
  q: Reader,
  pupil: ReachedPupil,
  termId: string,
  audience: Audience = audienceOf(pupil),
) {
  const works = (await selectOptionalSelection(q, pupil, termId))?.works ?? [];
  const markIds = works.map(({ markId }) => markId);
  const shown = await worksByMark(q, pupil, { termId, markIds, audience });
  return works.flatMap(({ markId, why }) => {
    const work = shown.get(markId);
    return work ? [{ ...work, why }] : [];
  });
}

type Asked = { readonly termId: string; readonly markIds: readonly string[]; readonly audience?: Audience };

/** Records as works, by id; those that may not be read are not there. */
export async function worksByMark(
  q: Reader,
  pupil: ReachedPupil,
  { termId, markIds, audience = audienceOf(pupil) }: Asked,
) {
  const indicators = (await selectRubrics(q, termId)).flatMap(({ body }) => body.indicators);
  const readable = new Set(indicators.flatMap((one) => (mayRead(one, audience, false) ? one.id : [])));
  const found = await selectWorks(q, pupil, { termId, markIds, audience, readable });
  return new Map(
    [...found.values()].map(({ mark, title }) => {
      const indicator = indicators.find(({ id }) => id === mark.indicatorId);
      const work = {
        ...{ markId: mark.id, title, happenedOn: mark.happenedOn, dimension: mark.dimension as Dimension },
        state: mark.isWithdrawn ? ('gone' as const) : ('stands' as const),
        indicatorTitle: indicator?.title ?? { zh: mark.indicatorId, en: mark.indicatorId },
      };
      return [mark.id, work];
    }),
  );
}

export async function selectOptionalSelection(q: Reader, { id }: ReachedPupil, termId: string) {
  const { selections } = q.tables;
  const [row] = await q
    .select()
    .from(selections)
    .where(and(eq(selections.pupilId, id), eq(selections.termId, termId)));
  return row;
}

/** Of some records of a child in a term those that may be read, by id; a withdrawn one says that it is. */
async function selectWorks(
  q: Reader,
  pupil: ReachedPupil,
  { termId, markIds, audience, readable }: Required<Asked> & { readonly readable: ReadonlySet<string> },
) {
  if (markIds.length === 0) return new Map<string, never>();
  const { marks, activities } = q.tables;
  const rows = await q
    .select({ mark: marks, title: activities.title })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .where(
      and(
        eq(marks.pupilId, pupil.id),
        eq(marks.termId, termId),
        among(q, marks.id, [...new Set(markIds)]),
        audience === 'family' ? eq(marks.forFamily, true) : undefined,
        recordedWithin(marks, pupil),
      ),
    );
  return new Map(rows.flatMap((row) => (readable.has(row.mark.indicatorId) ? [[row.mark.id, row] as const] : [])));
}
