import { selectDoneBy } from '../../db/done-tasks.ts';
import type { Reader } from '../../db/engine.ts';
import type { PinnedRubric } from '../../db/pinned-rubrics.ts';
import type { TermRow } from '../../db/reach/lists.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import { yearToDate } from '../core/calendar/terms.ts';
import { tasksDone, tasksOf } from '../core/rubric/series.ts';

type At = {
  readonly all: readonly TermRow[];
  readonly term: TermRow;
  readonly rubrics: readonly PinnedRubric[];
  readonly readable: readonly string[];
  readonly reader: 'family' | 'staff';
};

/** How far a child is in each series that it has begun, in the school year to date; also in one that is offered no more. */
export async function seriesProgress(q: Reader, pupil: ReachedPupil, { all, term, rubrics, readable, reader }: At) {
  if (!rubrics.some(({ body }) => body.indicators.some((one) => tasksOf(one).length > 0))) return [];
  const termIds = yearToDate(all, term.code).map(({ id }) => id);
  const rows = await selectDoneBy(q, pupil, termIds, reader);
  return rubrics.flatMap(({ body }) =>
    body.indicators.flatMap((one) => {
      const named = new Set(rows.flatMap((row) => (row.indicatorId === one.id ? row.task : [])));
      const done = readable.includes(one.id) ? tasksDone(one, named) : [];
      const last = done.at(-1);
      if (!last) return [];
      const { dimension } = body;
      return [
        {
          dimension,
          indicatorId: one.id,
          title: one.title,
          tasks: tasksOf(one).length,
          done: done.length,
          last: last.title,
        },
      ];
    }),
  );
}
