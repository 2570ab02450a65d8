/** An objection to what is shown in a notice: sent, and decided once, with a reason and words. */
export const OBJECTION_STATES = ['sent', 'upheld', 'refused'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];
export const OBJECTION_STEPS = ['uphold', 'refuse'] as const;
export type ObjectionStep = (typeof OBJECTION_STEPS)[number];

/** What it is about: a record of the own child, a classmate's entry, or something that is not there. */
export const OBJECTION_ABOUT = ['own', 'classmate', 'missing'] as const;
export type ObjectionAbout = (typeof OBJECTION_ABOUT)[number];

/** Why it is decided so, by the step. */
export const OBJECTION_REASONS = {
  uphold: ['wrong-fact', 'wrong-child', 'left-out'],
  refuse: ['as-seen', 'no-evidence', 'not-of-term'],
} as const satisfies Readonly<Record<ObjectionStep, readonly string[]>>;
export type ObjectionReason = (typeof OBJECTION_REASONS)[ObjectionStep][number];

const NEXT: Readonly<Record<ObjectionState, Readonly<Partial<Record<ObjectionStep, ObjectionState>>>>> = {
  sent: { uphold: 'upheld', refuse: 'refused' },
  upheld: {},
  refused: {},
};

/** What a step makes of it; undefined where that step cannot be taken. */
export const objectionAfter = (state: ObjectionState, step: ObjectionStep): ObjectionState | undefined =>
  NEXT[state][step];

/** Whether a reason is one of that step's. */
export const isReasonOf = (step: ObjectionStep, reason: ObjectionReason): boolean =>
  (OBJECTION_REASONS[step] as readonly string[]).includes(reason);

/** Who decides is unrelated, as far as we know: no author of what it is about, and no guardian of a child of the class. */
export function handlerFault(about: {
  readonly personId: string;
  readonly authorIds: readonly string[];
  readonly isGuardianHere: boolean;
}): 'objection.author' | 'objection.guardian' | undefined {
  if (about.authorIds.includes(about.personId)) return 'objection.author';
  return about.isGuardianHere ? 'objection.guardian' : undefined;
}
