/** A family's question about a record or a level, from the day it is asked to the day it is settled or taken back. */
export const QUESTION_STATES = ['asked', 'answered', 'asked-again', 'settled', 'withdrawn'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];
/** The family asks, asks again, is content or takes it back; a teacher answers. */
export const QUESTION_STEPS = ['ask', 'answer', 'ask-again', 'settle', 'withdraw'] as const;
export type QuestionStep = (typeof QUESTION_STEPS)[number];

const NEXT: Readonly<Record<QuestionState, Readonly<Partial<Record<QuestionStep, QuestionState>>>>> = {
  asked: { answer: 'answered', withdraw: 'withdrawn' },
  // What was answered cannot be taken back any more: it was read and somebody spent time on it.
  answered: { 'ask-again': 'asked-again', settle: 'settled' },
  'asked-again': { answer: 'answered', withdraw: 'withdrawn' },
  settled: {},
  withdrawn: {},
};

/** What a step makes of it; undefined where that step cannot be taken. */
export const stateAfter = (state: QuestionState, step: QuestionStep): QuestionState | undefined => NEXT[state][step];

/** Those in which a teacher has still to answer. */
export const WAITING_STATES = ['asked', 'asked-again'] as const satisfies readonly QuestionState[];
/** Those in which the family asks nothing new about the same: it asks again in the one there is. */
export const OPEN_STATES = ['asked', 'answered', 'asked-again'] as const satisfies readonly QuestionState[];

export const isWaiting = (state: QuestionState): boolean => (WAITING_STATES as readonly string[]).includes(state);
export const isOpen = (state: QuestionState): boolean => (OPEN_STATES as readonly string[]).includes(state);

/** Whose step it is, and so who is to see it: the other side. */
export const sideOf = (step: QuestionStep): 'family' | 'school' => (step === 'answer' ? 'school' : 'family');
