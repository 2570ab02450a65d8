import { bursts } from './bursts.ts';
import { copiedNotes } from './copied-notes.ts';
import type { SchoolEvidence } from './evidence.ts';
import { flatRatings } from './flat-ratings.ts';
import { groupsBy } from './groups.ts';
import { lastWeekEntries, lateEntries } from './late-entries.ts';
import { patternsOf } from './own-pattern.ts';
import { raterJumps } from './rater-jumps.ts';
import type { ScreensMeasured } from './screens-measured.ts';

/**
 * All data-quality screens over one school's term (docs/methods.md §8) and every rater's own pattern. Each screen says how many units it
 * looked at and how many it would report by chance alone. A hit is a reason to look and no verdict. Marks in any order give the same.
 */
export function screenSchool(evidence: SchoolEvidence): ScreensMeasured {
  const screens = [lateEntries, lastWeekEntries, bursts, copiedNotes, flatRatings, raterJumps];
  return {
    kind: 'screens',
    screens: screens.map((screen) => screen(evidence)),
    raters: ratersInOrder(evidence),
    patterns: patternsOf(evidence),
  };
}

/** A record that comes later moves nobody up, so that «teacher 3» stays the same person while the term goes on. */
function ratersInOrder({ marks }: SchoolEvidence): string[] {
  const first = [...groupsBy(marks, ({ raterId }) => raterId)].map(
    ([raterId, own]) =>
      [raterId, own.reduce((at, { enteredAt }) => Math.min(at, enteredAt), Number.POSITIVE_INFINITY)] as const,
  );
  return first.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([raterId]) => raterId);
}
