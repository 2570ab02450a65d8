/** Who confirms a child's record of a term that was at notice, in this order. */
export const STAGES = ['guardian', 'homeroom', 'principal'] as const;
export type Stage = (typeof STAGES)[number];
export const CONFIRMATION_STEPS = ['confirm', 'take-back'] as const;
export type ConfirmationStep = (typeof CONFIRMATION_STEPS)[number];

/** Why a homeroom teacher goes on without the guardian. */
export const EXCUSES = ['not-reached', 'declined', 'no-account'] as const;
export type Excuse = (typeof EXCUSES)[number];

/** One said it, of a list with that hash. What was said stays: whoever takes it back says so after it. */
export type Said = {
  readonly stage: Stage;
  readonly step: ConfirmationStep;
  readonly hash: string;
  readonly excuse: Excuse | null;
  readonly byId: string;
  readonly at: number;
};

/** Nobody has yet; it stands; what was confirmed is another by now; it stood until an earlier one was taken back. */
export const STAGE_STATES = ['waiting', 'confirmed', 'changed', 'again'] as const;
export type StageState = (typeof STAGE_STATES)[number];
export type Standing = { readonly state: StageState; readonly last: Said | null };
export type Stood = Readonly<Record<Stage, Standing>>;

/** What each stage needs before it: the one before, or for the homeroom teacher a reason why not. */
const NEEDS: Readonly<Record<Stage, { readonly stage: Stage; readonly orExcuse: boolean } | null>> = {
  guardian: null,
  homeroom: { stage: 'guardian', orExcuse: true },
  principal: { stage: 'homeroom', orExcuse: false },
};
const after = (stage: Stage): readonly Stage[] => STAGES.slice(STAGES.indexOf(stage) + 1);

/** How each stage stands, of what was said in its order, where the child's list has this hash now. */
export function stoodOn(said: readonly Said[], hash: string): Stood {
  const last: Partial<Record<Stage, Said>> = {};
  const reopened = new Set<Stage>();
  for (const one of said) {
    reopened.delete(one.stage);
    if (one.step === 'confirm') {
      last[one.stage] = one;
      continue;
    }
    delete last[one.stage];
    for (const stage of after(one.stage)) {
      if (last[stage]) reopened.add(stage);
      delete last[stage];
    }
  }
  const states: Partial<Record<Stage, StageState>> = {};
  const stateOf = (stage: Stage): StageState => {
    const one = last[stage];
    if (!one) return reopened.has(stage) ? 'again' : 'waiting';
    if (one.hash !== hash) return 'changed';
    return hasBefore(stage, one.excuse, (before) => states[before] === 'confirmed') ? 'confirmed' : 'again';
  };
  for (const stage of STAGES) states[stage] = stateOf(stage);
  const of = (stage: Stage): Standing => ({ state: states[stage] ?? 'waiting', last: last[stage] ?? null });
  return { guardian: of('guardian'), homeroom: of('homeroom'), principal: of('principal') };
}

function hasBefore(stage: Stage, excuse: Excuse | null, isConfirmed: (stage: Stage) => boolean): boolean {
  const needs = NEEDS[stage];
  return needs === null || isConfirmed(needs.stage) || (needs.orExcuse && excuse !== null);
}

/** What becomes of a child's row where somebody confirms it. */
export const CONFIRM_OUTCOMES = ['confirmed', 'already', 'stale', 'not-yet', 'objection', 'not-asked'] as const;
export type ConfirmOutcome = (typeof CONFIRM_OUTCOMES)[number];

/** Whether a stage may confirm what it was shown; anything but `confirmed` writes nothing. */
export function confirmOutcome(
  stood: Stood,
  asked: {
    readonly stage: Stage;
    readonly shown: string;
    readonly now: string;
    readonly excuse: Excuse | null;
    readonly hasObjection: boolean;
  },
): ConfirmOutcome {
  if (asked.hasObjection) return 'objection';
  if (asked.shown !== asked.now) return 'stale';
  if (stood[asked.stage].state === 'confirmed') return 'already';
  return hasBefore(asked.stage, asked.excuse, (before) => stood[before].state === 'confirmed')
    ? 'confirmed'
    : 'not-yet';
}

/** Whether somebody may take back what they said themselves; later ones are reopened by it. */
export const mayTakeBack = (stood: Stood, stage: Stage, byId: string): boolean => stood[stage].last?.byId === byId;

/** How many children each stage stands for, and of how many some stage has to be said again. */
export function progressOf(children: readonly Stood[]) {
  const count = (stage: Stage) => children.filter((stood) => stood[stage].state === 'confirmed').length;
  const isAgain = (stood: Stood) => STAGES.some((stage) => ['again', 'changed'].includes(stood[stage].state));
  return {
    ...{ asked: children.length, guardian: count('guardian'), homeroom: count('homeroom') },
    ...{ principal: count('principal'), again: children.filter(isAgain).length },
  };
}
