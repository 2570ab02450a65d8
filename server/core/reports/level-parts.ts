type Counted = { readonly level: string; readonly count: number };

/** A is the strongest tint of the ink-blue; a scale with other codes goes by place, best first. */
export function levelRank(level: string, scale: readonly { readonly level: string }[] = []): number {
  const place = scale.findIndex((one) => one.level === level);
  return Math.min(place >= 0 ? place : Math.max(0, 'ABCD'.indexOf(level)), 3);
}

/** A part of a bar narrower than this has no room for its words. */
const NARROW = 9;

/** The parts of a bar of levels, best first; none where nobody has a level. */
export function levelParts(counts: readonly Counted[]) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return counts.flatMap(({ level, count }) => {
    if (count === 0) return [];
    const share = (100 * count) / all;
    return { level, share, rank: levelRank(level, counts), words: share >= NARROW ? `${level} ${count}` : '' };
  });
}
