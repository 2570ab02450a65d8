import { shareGap } from '../statistics/share-gap.ts';
import type { Figure, FigureKind } from './finding.ts';

export const CHANGES = [
  'more',
  'no-clear-change',
  'less',
  /** Not comparable, because … one of the two is hidden; there is nothing to take a share of; */
  'hidden',
  'nothing',
  /** … it is another group: its size is too different; */
  'other-pupils',
  /** … the new term is not yet as far on as the other was. */
  'too-early',
] as const;
export type Change = (typeof CHANGES)[number];

/** A figure with its place in its term: shares of pupils grow as a term goes on, and begin again at 0. */
export type Placed = Figure & { readonly term: string; readonly dayOfTerm: number };

/** Smaller groups than this part of the larger are not the same group any more. */
const SAME_GROUP = 0.8;
/**
 * A difference of fewer points is not spoken of, however many pupils it is of. Records come in whole activities, all in time or all
 * late, and so tell less than as many pupils would.
 */
const LEAST_POINTS: Readonly<Record<FigureKind, number>> = { noticed: 5, ok: 5, fresh: 10 };

/**
 * What became of a figure: clearly more or less where two shares differ by `LEAST_POINTS` and the 95 % interval of their difference
 * (Newcombe 1998) leaves out 0. They are taken as independent, though most pupils are in both: an approximation. Shares are those
 * printed, in whole per cent; '≤5' and '≥95' stand for whichever of their values makes the smallest difference. It says that a figure
 * changed, and nothing of why.
 */
export function changeOf(kind: FigureKind, before: Placed, now: Placed): Change {
  const [was, is] = [rangeOf(before.value), rangeOf(now.value)];
  if (was === 'locked' || is === 'locked' || before.n === 'locked' || now.n === 'locked') return 'hidden';
  if (!was || !is || before.n === 0 || now.n === 0) return 'nothing';
  const isOfPupils = kind !== 'fresh';
  const [least, most] = [Math.min(before.n, now.n), Math.max(before.n, now.n)];
  if (isOfPupils && least < SAME_GROUP * most) return 'other-pupils';
  const change = clearChange(kind, { ...was, n: before.n }, { ...is, n: now.n });
  const isEarlier = before.term !== now.term && now.dayOfTerm < before.dayOfTerm;
  return isOfPupils && isEarlier && change !== 'more' ? 'too-early' : change;
}

type Range = { readonly lo: number; readonly hi: number };

/** Per cent, from and to. */
function rangeOf(value: Figure['value']): Range | 'locked' | null {
  if (value === 'locked' || value === null) return value;
  if (value === '≤5') return { lo: 0, hi: 5 };
  return value === '≥95' ? { lo: 95, hi: 100 } : { lo: value, hi: value };
}

function clearChange(kind: FigureKind, before: Range & { n: number }, now: Range & { n: number }): Change {
  const isUp = now.lo >= before.hi;
  const [was, is] = isUp ? [before.hi, now.lo] : [before.lo, now.hi];
  if ((isUp ? is - was : was - is) < LEAST_POINTS[kind]) return 'no-clear-change';
  const gap = shareGap({ share: is / 100, n: now.n }, { share: was / 100, n: before.n });
  if (gap && gap.lo95 > 0) return 'more';
  return gap && gap.hi95 < 0 ? 'less' : 'no-clear-change';
}
