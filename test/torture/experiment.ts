import type { Ground } from './ground.ts';

/** How hard: unsaid, each experiment is as large as its goal says. */
export type Options = {
  readonly isShort: boolean;
  readonly rounds?: number;
  readonly points?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  /** Words that decide whatever chance decides, so that what was missed once is missed again. */
  readonly seed: string;
  /** The words after node that start the service. */
  readonly program: readonly string[];
};

/** Figures by what they are called, as they are printed; whether all that the goal says was reached. */
export type Outcome = { readonly figures: Readonly<Record<string, number | string>>; readonly isHeld: boolean };

export type Experiment = {
  readonly id: string;
  /** One sentence. */
  readonly does: string;
  readonly goal: string;
  /** The file of the suite that holds the very thing in the small; without one the suite runs the short experiment itself. */
  readonly heldIn?: string;
  run(ground: Ground, options: Options): Promise<Outcome>;
};

/** What this machine has not got, in words: no figure and no pass. */
export class CannotRunHere extends Error {
  override readonly name = 'CannotRunHere';
}

export const told = (figures: Outcome['figures']) =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? round(value) : value}`)
    .join(' · ');

const round = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 0));
