import { type Constraint, type Model, solve } from 'yalps';
import type { Lattice, Row } from '../../server/core/suppression/lattice.ts';
import type { Printed } from '../../server/core/suppression/release.ts';
import type { Count, Share } from '../../server/core/suppression/shares.ts';

/** All that is printed of a row, in one dimension. */
export type Seen = { readonly row: Row; readonly pupils: Count; readonly printed: Printed };
export type Narrow = { readonly cell: string; readonly from: number; readonly to: number };

type Coefficients = Map<string, number>;
const LEVELS_OF = /^level /;

/**
 * Somebody who has every report of the district: for each cell that is hidden, the least and the most it can be in any table that
 * agrees with all that is printed, by linear programming. Knows how counts are rounded, how shares are coded, that nothing below
 * ten is printed, that with evidence ≤ with a result ≤ with a record ≤ pupils, and that who has a record has at least one.
 * Answers the cells that are not wide enough; a cell that is printed to be nobody's hides nobody.
 */
export function narrowCells(
  lattice: Lattice,
  seen: readonly Seen[],
  levels: readonly string[],
  truth: { readonly size: (row: Row, level?: number) => number; readonly pick?: (cells: Hidden[]) => Hidden[] },
  k = 10,
): Narrow[] {
  const constraints = new Map<string, Constraint>();
  const variables = new Map<string, Coefficients>();
  const parts = ['unseen', 'unscored', ...levels.map((level) => `level ${level}`), 'ok', 'spare'];
  const atoms = Array.from({ length: lattice.schools * lattice.bands }, (_, atom) => atom);
  for (const atom of atoms) {
    for (const part of parts) variables.set(`${part} @${atom}`, new Map());
    // ok ≤ with a result
    constraints.set(`ok @${atom}`, { max: 0 });
    for (const part of parts) {
      if (part === 'ok') variables.get(`ok @${atom}`)?.set(`ok @${atom}`, 1);
      else if (LEVELS_OF.test(part)) variables.get(`${part} @${atom}`)?.set(`ok @${atom}`, -1);
    }
  }
  const isIn = (row: Row, atom: number) =>
    row.schools.has(Math.floor(atom / lattice.bands)) && (row.band === null || row.band === atom % lattice.bands);
  /** Weights of the kinds of pupil in a sum. A record is one of each noticed pupil, and the spare ones. */
  const sums: Record<string, Readonly<Record<string, number>>> = {
    pupils: Object.fromEntries(parts.filter((part) => part !== 'ok' && part !== 'spare').map((part) => [part, 1])),
    noticed: Object.fromEntries(parts.filter((p) => p === 'unscored' || LEVELS_OF.test(p)).map((part) => [part, 1])),
    scored: Object.fromEntries(parts.filter((part) => LEVELS_OF.test(part)).map((part) => [part, 1])),
    ok: { ok: 1 },
  };
  sums['records'] = { ...sums['noticed'], spare: 1 };
  for (const level of levels) sums[`level ${level}`] = { [`level ${level}`]: 1 };
  let number = 0;
  /** min ≤ Σ weight · sum of the row ≤ max */
  const say = (
    row: Row,
    terms: readonly (readonly [string, number])[],
    { min, max }: { min?: number; max?: number },
  ) => {
    const name = `c${number++}`;
    constraints.set(name, { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
    for (const atom of atoms) {
      if (!isIn(row, atom)) continue;
      for (const [sum, weight] of terms) {
        for (const [part, of] of Object.entries(sums[sum] ?? {})) {
          const at = variables.get(`${part} @${atom}`);
          at?.set(name, (at.get(name) ?? 0) + weight * of);
        }
      }
    }
  };
  const sayCount = (row: Row, names: readonly string[], count: Count) => {
    if (count === 'locked') return;
    const terms = names.map((name) => [name, 1] as const);
    say(row, terms, count === 0 ? { max: 0 } : { min: Math.max(k, count - 2), max: count + 2 });
  };
  const sayShare = (row: Row, name: string, share: Share | null) => {
    if (share === null || share === 'locked') return;
    // What is printed is nobody or more than ten, so less than 5 % of fewer than a hundred is nobody.
    if (share === '≤5') return say(row, [[name, 1]], { max: 0 });
    const [low, high] = share === '≥95' ? [95, 100] : [share - 0.5, share + 0.5];
    say(
      row,
      [
        [name, 1],
        ['pupils', -low / 100],
      ],
      { min: 0 },
    );
    say(
      row,
      [
        [name, 1],
        ['pupils', -high / 100],
      ],
      { max: 0 },
    );
    if (low > 0) say(row, [[name, 1]], { min: k + 1 });
  };
  const hidden: Hidden[] = [];
  for (const { row, pupils, printed } of seen) {
    const size = truth.size(row);
    if (size === 0) {
      say(row, [['pupils', 1]], { max: 0 });
      continue;
    }
    const hide = (sum: string) => hidden.push({ row, sum });
    sayCount(row, ['pupils'], pupils);
    if (pupils === 'locked' && row.kind !== 'implied') hide('pupils');
    for (const name of ['noticed', 'ok'] as const) {
      sayShare(row, name, printed[name]);
      if (printed[name] === 'locked' && row.kind !== 'implied') hide(name);
    }
    // No school prints levels, and no implied row anything: what is small there must not follow from the others.
    if (row.kind === 'school' || row.kind === 'implied') {
      for (const [at, level] of levels.entries()) {
        const count = truth.size(row, at);
        if (count > 0 && count <= k) hide(`level ${level}`);
      }
    } else {
      sayShare(row, 'scored', printed.scored);
      sayCount(row, ['scored'], printed.levelled);
      if (printed.levels === 'locked') for (const level of levels) hide(`level ${level}`);
      else {
        for (const run of printed.levels) {
          sayCount(
            row,
            run.levels.map((level) => `level ${level}`),
            run.count,
          );
          if (run.levels.length > 1 && run.count > 0) for (const level of run.levels) hide(`level ${level}`);
        }
      }
    }
    if (row.kind === 'school' || row.kind === 'area') {
      sayCount(row, ['records'], printed.records);
      const { recordsEach: each } = printed;
      if (each !== 'locked') {
        say(
          row,
          [
            ['records', 1],
            ['pupils', -(each - 0.05)],
          ],
          { min: 0 },
        );
        say(
          row,
          [
            ['records', 1],
            ['pupils', -(each + 0.05)],
          ],
          { max: 0 },
        );
      } else hide('records');
    }
  }
  const reach = ({ row, sum }: Hidden, direction: 'minimize' | 'maximize') => {
    const weights = sums[sum] ?? {};
    const aimed = new Map(
      [...variables].map(([name, coefficients]) => {
        const [part = '', atom = ''] = name.split(' @');
        const weight = isIn(row, Number(atom)) ? (weights[part] ?? 0) : 0;
        return [name, new Map([...coefficients, ['goal', weight]])];
      }),
    );
    const model: Model = { direction, objective: 'goal', constraints, variables: aimed };
    const { status, result } = solve(model, { maxPivots: 100_000 });
    if (status === 'unbounded') return Number.POSITIVE_INFINITY;
    if (status !== 'optimal') throw new Error(`${sum} of ${row.id}: ${status}`);
    return result;
  };
  return (truth.pick?.(hidden) ?? hidden).flatMap((cell) => {
    const [from, to] = [reach(cell, 'minimize'), reach(cell, 'maximize')];
    const size = truth.size(cell.row);
    const isWide = to - from > k - 1e-6 && (to - from > k + 1e-6 || size <= k);
    return isWide || to < 1e-6 ? [] : [{ cell: `${cell.sum} of ${cell.row.id}`, from, to }];
  });
}
export type Hidden = { readonly row: Row; readonly sum: string };
