import { expect, test } from 'vitest';
import { saying } from '../support/sources.ts';

/** Whoever asks whether a stay has an end asks about no day: somebody who leaves on Friday has one, and is there today. */
const MAY_ASK_FOR_AN_END = [
  // The questions about a day themselves, in the database and in arithmetic.
  'db/reach/stays.ts',
  'server/core/calendar/spans.ts',
  'server/core/calendar/terms.ts',
  // The roster writes stays and gives them their ends.
  'server/features/roster/match-stays.ts',
  'server/features/roster/plan-enrolments.ts',
  // Who is said to leave on a term's last day does not go on into the next.
  'server/features/roster/year/plan-school-end.ts',
  'server/features/roster/year/plan-term-start.ts',
];

test('a list, a count or a report asks for a day, and not whether a stay has an end', () => {
  const found = saying(/\bisNull\((\w+\.)*endedOn\)|\bendedOn === null/);
  expect(found).toEqual(MAY_ASK_FOR_AN_END);
});
