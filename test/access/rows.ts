import type { PersonaName } from './personas.ts';

/** One line of the table: what some routes answer whom about one target. */
export type Row = {
  readonly routes: readonly string[];
  readonly at: string;
  /** What everybody gets who is not named in `but`. */
  readonly all: number;
  readonly but?: Partial<Record<PersonaName, number>>;
};

export const get = (status: number, ...names: readonly PersonaName[]) =>
  Object.fromEntries(names.map((name) => [name, status])) as Partial<Record<PersonaName, number>>;

/** Nobody finds what is not there, and what is no id at all is not there either; NUL is no text. */
export const nowhereRows = (...names: readonly string[]): Row[] =>
  names.flatMap((route) => [
    { routes: [route], at: 'missing', all: 404 },
    { routes: [route], at: 'dots', all: 404 },
    { routes: [route], at: 'long', all: 404 },
    { routes: [route], at: 'nul', all: 400 },
  ]);
