import type { ModerationRound } from '../../contract/moderation.ts';
import { DIMENSIONS, type Dimension } from '../../contract/words.ts';
import type { PrintedRound } from '../../core/suppression/round-release.ts';
import { coarseCount } from '../../core/suppression/shares.ts';
import type { RoundRow } from './store.ts';

export const isOpen = ({ closedAt, closesOn }: Pick<RoundRow, 'closedAt' | 'closesOn'>, today: string) =>
  closedAt === null && today <= closesOn;

type Drawn = { readonly marks: number; readonly ratings: number };

/** A round as it was drawn, and as far as it was when its area's figures left the schools last. */
export function asRound(
  row: RoundRow,
  drawn: Drawn,
  released: PrintedRound | undefined,
  today: string,
): ModerationRound {
  return {
    roundId: row.id,
    dimension: asDimension(row.dimension),
    drawnAt: row.drawnAt,
    closesOn: row.closesOn,
    isOpen: isOpen(row, today),
    share: row.share,
    ratersEach: row.ratersEach,
    marks: coarseCount(row.marks),
    judgeable: coarseCount(row.judgeable),
    wanted: row.wanted,
    drawn: drawn.marks,
    ratings: drawn.ratings,
    progress: released
      ? {
          countedAt: released.countedAt,
          rated: released.rated,
          notEnough: released.notEnough,
          knowTheChild: released.knowTheChild,
          secondsEach: released.secondsEach,
        }
      : null,
  };
}

export function asDimension(name: string): Dimension {
  const found = DIMENSIONS.find((one) => one === name);
  if (!found) throw new Error(`there is no dimension ${name}`);
  return found;
}
