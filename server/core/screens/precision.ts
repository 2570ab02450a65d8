export type ScreenOutcome = 'confirmed' | 'explained' | 'false-alarm';

/** From ten decided hits on a screen's precision means something; under 30 % it costs more attention than it is worth (docs/methods.md §8). */
export const RETIRE = { decided: 10, under: 0.3 } as const;

/** Of the hits that people decided, those in which something was the matter. Null where nothing is decided. */
export function precisionOf(outcomes: readonly ScreenOutcome[]) {
  const decided = outcomes.length;
  const confirmed = outcomes.filter((outcome) => outcome === 'confirmed').length;
  const precision = decided === 0 ? null : confirmed / decided;
  const isToRetire = precision !== null && decided >= RETIRE.decided && precision < RETIRE.under;
  return { decided, confirmed, precision, isToRetire };
}
