/** What a family adds about its child, from the day it is sent to the day it is decided or taken back. */
export const CONTRIBUTION_STATES = ['proposed', 'returned', 'approved', 'withdrawn'] as const;
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];
/** Why a teacher gives it back; beside one of them, or instead, in the teacher's own words. */
export const RETURN_REASONS = [
  'unclear',
  'proof',
  'witness',
  'wrong-child',
  'wrong-photo',
  'there-already',
  'not-here',
  'own-words',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** The family sends (again), gives it to another child of its own or takes it back; a teacher returns or approves. */
export type ContributionStep = 'send' | 'move' | 'withdraw' | 'return' | 'approve';

const NEXT: Readonly<Record<ContributionState, Readonly<Partial<Record<ContributionStep, ContributionState>>>>> = {
  proposed: { send: 'proposed', move: 'proposed', withdraw: 'withdrawn', return: 'returned', approve: 'approved' },
  returned: { send: 'proposed', move: 'proposed', withdraw: 'withdrawn' },
  // The record is the teachers' from here on, and changes as records do.
  approved: {},
  withdrawn: {},
};

/** What a step makes of it; undefined where that step cannot be taken. */
export const stateAfter = (state: ContributionState, step: ContributionStep): ContributionState | undefined =>
  NEXT[state][step];

/** Those that somebody has still to do something about. */
export const OPEN_STATES = ['proposed', 'returned'] as const satisfies readonly ContributionState[];

/** Whether it is for somebody to look at: a homeroom teacher looks at everything, others at what names an indicator. */
export const isForRole = (role: string, { indicatorId }: { readonly indicatorId: string | null }): boolean =>
  role === 'homeroom' || (role === 'teacher' && indicatorId !== null);
