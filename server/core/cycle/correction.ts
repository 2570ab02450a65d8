/** A correction of a class's term that is filed: asked for, granted or refused by somebody else, and over once what it opened is changed. */
export const CORRECTION_STATES = ['asked', 'granted', 'refused', 'ended'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];
export const CORRECTION_STEPS = ['grant', 'refuse', 'end'] as const;
export type CorrectionStep = (typeof CORRECTION_STEPS)[number];

const NEXT: Readonly<Record<CorrectionState, Readonly<Partial<Record<CorrectionStep, CorrectionState>>>>> = {
  asked: { grant: 'granted', refuse: 'refused' },
  granted: { end: 'ended' },
  refused: {},
  ended: {},
};

/** What a step makes of it; undefined where that step cannot be taken. */
export const correctionAfter = (state: CorrectionState, step: CorrectionStep): CorrectionState | undefined =>
  NEXT[state][step];

/** What somebody asked and nobody has decided, or what was granted and is not over: meanwhile nothing of the class's term is filed. */
export const isOpenCorrection = (state: CorrectionState): boolean => state === 'asked' || state === 'granted';

/** Two people: whoever asked does not decide. */
export const mayDecide = ({ askedBy }: { readonly askedBy: string }, personId: string): boolean => askedBy !== personId;

type Order = { readonly state: CorrectionState; readonly pupilId: string; readonly activityId: string | null };
type Touch = { readonly activityId?: string; readonly adds?: string };

/** Whether an order opens what somebody is about to touch: the activity it names, or, where something is missing, a new record of its child. */
export const opens = ({ state, pupilId, activityId }: Order, touch: Touch): boolean =>
  state === 'granted' && (activityId === null ? touch.adds === pupilId : touch.activityId === activityId);

/** A report is worked out anew for each: so few at once that a write of somebody else does not wait for a class. */
export const FILED_AT_ONCE = 4;

/** What becomes of a child's row where somebody files it; anything but `filed` writes nothing. */
export const FILE_OUTCOMES = ['filed', 'already', 'stale', 'not-confirmed', 'objection', 'not-asked'] as const;
export type FileOutcome = (typeof FILE_OUTCOMES)[number];

/** Whether a child's list, as it was shown, may be filed: confirmed by the principal as it is now, and not filed so already. */
export function fileOutcome(asked: {
  readonly shown: string;
  readonly now: string;
  readonly filed: string | null;
  readonly isConfirmed: boolean;
  readonly hasObjection: boolean;
}): FileOutcome {
  if (asked.hasObjection) return 'objection';
  if (asked.shown !== asked.now) return 'stale';
  if (asked.filed === asked.now) return 'already';
  return asked.isConfirmed ? 'filed' : 'not-confirmed';
}
