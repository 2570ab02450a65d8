/** Something a child did that calls for help and not for a mark, from the day it is noted to the day it is repaired or taken back. */
export const INCIDENT_STATES = ['noted', 'supported', 'shared', 'repaired', 'withdrawn'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];
/** Noted, said in better words, help agreed on and done or not, shared with the family, repaired, opened again, taken back. */
export const INCIDENT_STEPS = [
  'note',
  'amend',
  'support',
  'done',
  'not-done',
  'share',
  'repair',
  'reopen',
  'withdraw',
] as const;
export type IncidentStep = (typeof INCIDENT_STEPS)[number];

const HELP = { support: 'supported', done: 'supported', 'not-done': 'supported' } as const;
const SHARED_HELP = { support: 'shared', done: 'shared', 'not-done': 'shared' } as const;

const NEXT: Readonly<Record<IncidentState, Readonly<Partial<Record<IncidentStep, IncidentState>>>>> = {
  // Nothing was agreed on yet: nobody tells a family what is wrong before there is help.
  noted: { amend: 'noted', support: 'supported', withdraw: 'withdrawn' },
  supported: { ...HELP, amend: 'supported', share: 'shared', repair: 'repaired', withdraw: 'withdrawn' },
  // What a family reads is not put in other words under its eyes.
  shared: { ...SHARED_HELP, repair: 'repaired', withdraw: 'withdrawn' },
  // Opened again it is for staff, until somebody shares it anew.
  repaired: { reopen: 'supported' },
  withdrawn: {},
};

/** What a step makes of it; undefined where that step cannot be taken. */
export const stateAfter = (state: IncidentState, step: IncidentStep): IncidentState | undefined => NEXT[state][step];

/** Those in which somebody has still to help. */
export const OPEN_STATES = ['noted', 'supported', 'shared'] as const satisfies readonly IncidentState[];
export const isOpen = (state: IncidentState): boolean => (OPEN_STATES as readonly string[]).includes(state);

/** A step that was taken, as far as what help was agreed on follows from it. */
type Taken = {
  readonly version: number;
  readonly step: IncidentStep;
  readonly untilOn: string | null;
  /** The version of the help that is done, or is not. */
  readonly about: number | null;
};
export type Outcome = 'open' | 'done' | 'not-done';

/** Each help that was agreed on, in its order, and what became of it: what was said of it last. */
export function supportsIn<T extends Taken>(steps: readonly T[]): { readonly said: T; readonly outcome: Outcome }[] {
  return steps.flatMap((said) => {
    if (said.step !== 'support') return [];
    const last = steps.filter(({ step, about }) => isOutcome(step) && about === said.version).at(-1);
    return [{ said, outcome: last && isOutcome(last.step) ? last.step : ('open' as const) }];
  });
}

const isOutcome = (step: IncidentStep): step is 'done' | 'not-done' => step === 'done' || step === 'not-done';

/** The first day by which help is to be there of which nobody has said yet whether it was; null where there is none. */
export const dueIn = (steps: readonly Taken[]): string | null =>
  supportsIn(steps)
    .flatMap(({ said, outcome }) => (outcome === 'open' && said.untilOn !== null ? said.untilOn : []))
    .sort()[0] ?? null;

/** What was seen, in the words that stand now. */
export const saidIn = (steps: readonly { readonly step: IncidentStep; readonly text: string | null }[]): string =>
  steps.filter(({ step }) => step === 'note' || step === 'amend').at(-1)?.text ?? '';
