import type { Reader } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import type { Dimension } from '../../contract/words.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { selectOptionalSelection, selectWorks } from './store.ts';

/** The works that a family chose for a term, in its order, as far as the reader may read them: for the page and for the book. */
export async function selectChosenWorks(q: Reader, pupil: ReachedPupil, termId: string) {
  const works = (await selectOptionalSelection(q, pupil, termId))?.works ?? [];
  const shown = await worksByMark(
    q,
    pupil,
    termId,
    works.map(({ markId }) => markId),
  );
  return works.flatMap(({ markId, why }) => {
    const work = shown.get(markId);
    return work ? [{ ...work, why }] : [];
  });
}

/** Records as works, by id; those that the reader may not read are not there. */
export async function worksByMark(q: Reader, pupil: ReachedPupil, termId: string, markIds: readonly string[]) {
  const indicators = (await selectRubrics(q, termId)).flatMap(({ body }) => body.indicators);
  const reader = pupil.schoolId === null ? 'family' : 'staff';
  const readable = new Set(indicators.flatMap((one) => (mayRead(one, reader, false) ? one.id : [])));
  const found = await selectWorks(q, pupil, { termId, markIds, readable });
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
