import type { ModerationRound } from '../../contract/moderation.ts';
import { DIMENSIONS, type Dimension } from '../../contract/words.ts';
import { type Count, isSmall, LOCKED, roundedCount } from '../../core/suppression/shares.ts';
import type { RatingRow, RoundRow } from './store.ts';

export const isOpen = ({ closedAt, closesOn }: Pick<RoundRow, 'closedAt' | 'closesOn'>, today: string) =>
  closedAt === null && today <= closesOn;

export const shownCount = (count: number): Count => (isSmall(count) ? LOCKED : roundedCount(count));

/** Fewer answers tell more of the moment than of the task. */
const ANSWERS_FOR_A_MEDIAN = 10;

export function asRound(
  row: RoundRow,
  drawn: number,
  ratings: readonly Pick<RatingRow, 'level' | 'left' | 'seconds'>[],
  today: string,
): ModerationRound {
  const setAside = (reason: RatingRow['left']) => ratings.filter(({ left }) => left === reason).length;
  return {
    roundId: row.id,
    dimension: asDimension(row.dimension),
    drawnAt: row.drawnAt,
    closesOn: row.closesOn,
    isOpen: isOpen(row, today),
    share: row.share,
    ratersEach: row.ratersEach,
    marks: shownCount(row.marks),
    judgeable: shownCount(row.judgeable),
    wanted: row.wanted,
    drawn,
    ratings: ratings.length,
    rated: ratings.filter(({ level }) => level !== null).length,
    notEnough: setAside('not-enough'),
    knowTheChild: setAside('know-the-child'),
    secondsEach: medianOf(ratings.flatMap(({ seconds }) => seconds ?? [])),
  };
}

function medianOf(seconds: readonly number[]): number | null {
  if (seconds.length < ANSWERS_FOR_A_MEDIAN) return null;
  const sorted = [...seconds].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

export function asDimension(name: string): Dimension {
  const found = DIMENSIONS.find((one) => one === name);
  if (!found) throw new Error(`there is no dimension ${name}`);
  return found;
}
