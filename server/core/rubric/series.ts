import type { Indicator, ObservationPoint } from './rubric.ts';

/** A task of a series, a story in order: what is done, and what a teacher sees of it. */
export type Task = Pick<ObservationPoint, 'id' | 'title'> & Required<Pick<ObservationPoint, 'step' | 'observable'>>;

/** In their order; none where the indicator is no series. */
export function tasksOf({ observationPoints }: Pick<Indicator, 'observationPoints'>): Task[] {
  return observationPoints.flatMap(({ id, title, step, observable }) =>
    step && observable ? [{ id, title, step, observable }] : [],
  );
}

/** Which of the tasks were done, in their order, whichever was done first. What the rubric does not name any more is none of them. */
export function tasksDone(indicator: Indicator, named: ReadonlySet<string>): Task[] {
  return tasksOf(indicator).filter(({ id }) => named.has(id));
}

/** What a record's task is called; null where it names none that the rubric has. */
export const taskTitle = (indicator: Indicator | undefined, task: string | null) =>
  (indicator && tasksOf(indicator).find(({ id }) => id === task)?.title) ?? null;
