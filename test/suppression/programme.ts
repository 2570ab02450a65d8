import { type Constraint, type Model, solve } from 'yalps';

export type Bounds = { readonly min?: number; readonly max?: number };
export type Range = { readonly from: number; readonly to: number };

/** What somebody knows of some counts: sums of them that lie between bounds. Asked for the least and the most that others can be. */
export function openProgramme(names: readonly string[]) {
  const constraints = new Map<string, Constraint>();
  const variables = new Map(names.map((name) => [name, new Map<string, number>()]));
  return {
    say(weights: Readonly<Record<string, number>>, { min, max }: Bounds) {
      const name = `c${constraints.size}`;
      constraints.set(name, { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
      for (const [of, weight] of Object.entries(weights)) variables.get(of)?.set(name, weight);
    },
    rangeOf(wanted: readonly string[]): Range {
      const reach = (direction: 'minimize' | 'maximize') => {
        const aimed = new Map(
          [...variables].map(([name, of]) => [name, new Map([...of, ['goal', wanted.includes(name) ? 1 : 0]])]),
        );
        const model: Model = { direction, objective: 'goal', constraints, variables: aimed };
        const { status, result } = solve(model, { maxPivots: 100_000 });
        if (status === 'unbounded') return Number.POSITIVE_INFINITY;
        if (status !== 'optimal') throw new Error(`${wanted.join(' + ')}: ${status}`);
        return result;
      };
      return { from: reach('minimize'), to: reach('maximize') };
    },
  };
}

/** Whether a hidden count is wide open: more than ten, or ten where it is itself no more. */
export const isWide = ({ from, to }: Range, truth: number, k = 10) =>
  to - from > k - 1e-6 && (to - from > k + 1e-6 || truth <= k);
