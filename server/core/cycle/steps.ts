/** The steps of a term's end, in their order, by whom they are said to: of an own child, of an own class, of a school. */
export const TERM_STEPS = {
  pupil: ['works', 'notice', 'confirm', 'filed'],
  class: ['comments', 'notice', 'confirm', 'corrections', 'filed'],
  school: ['notice', 'objections', 'confirm', 'corrections', 'filed'],
} as const;
export type TermPlace = keyof typeof TERM_STEPS;
export type TermStep = (typeof TERM_STEPS)[TermPlace][number];

/** Whoever looks has something to do; it is somebody else's turn, or a day's; its time has not come; it is over. */
export const STEP_STATES = ['now', 'waits', 'later', 'done'] as const;
export type StepState = (typeof STEP_STATES)[number];

export type SaidStep = {
  readonly step: TermStep;
  readonly state: StepState;
  /** Of `of` so many; both null where there is nothing to be counted. */
  readonly count: number | null;
  readonly of: number | null;
  /** The last day for it, where it has one. */
  readonly by: string | null;
};

type Found = Pick<SaidStep, 'step' | 'state'> & Partial<SaidStep>;

/** All steps of a place that were looked at, in its order. */
export const stepsOf = (place: TermPlace, found: readonly Found[]): SaidStep[] =>
  TERM_STEPS[place].flatMap((step) =>
    found.filter((one) => one.step === step).map((one) => ({ count: null, of: null, by: null, ...one })),
  );

/** How far something is that is done one by one: `isTime` says that it can be done now. */
export function countedState({ done, of, isTime }: { done: number; of: number; isTime: boolean }): StepState {
  if (of > 0 && done >= of) return 'done';
  return isTime ? 'now' : 'later';
}

/** Whether there is nothing left of a term: then it is spoken of no more, once the next has begun. */
export const isOver = (steps: readonly SaidStep[]): boolean => steps.every(({ state }) => state === 'done');
