import type { Indicator, LevelWords } from './rubric.ts';
import type { Text } from './text.ts';

/** What each level looks like in a grade band; without a band, or without words of its own for it, those that serve all. */
export function levelsIn({ levels, levelsByBand }: Indicator, bandId: string | null): readonly LevelWords[] {
  return (bandId === null ? undefined : levelsByBand?.[bandId]) ?? levels;
}

/** The words of one level in a grade band. */
export const levelWords = (indicator: Indicator, bandId: string | null, code: string): Text | undefined =>
  levelsIn(indicator, bandId).find((level) => level.code === code)?.descriptor;
