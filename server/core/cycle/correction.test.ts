import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CORRECTION_STATES,
  CORRECTION_STEPS,
  type CorrectionState,
  correctionAfter,
  fileOutcome,
  isOpenCorrection,
  mayDecide,
  opens,
} from './correction.ts';

test('a correction is decided once, ends once, and whatever is tried in whatever order opens nothing before it is granted', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...CORRECTION_STEPS)), (steps) => {
      let state: CorrectionState = 'asked';
      let granted = 0;
      for (const step of steps) {
        const next = correctionAfter(state, step);
        if (next === 'granted') granted += 1;
        state = next ?? state;
        const isOpen = opens({ state, pupilId: 'a', activityId: 'x' }, { activityId: 'x' });
        expect(isOpen).toBe(granted === 1 && state === 'granted');
      }
      expect(granted).toBeLessThanOrEqual(1);
    }),
  );
  expect(CORRECTION_STATES.filter(isOpenCorrection)).toEqual(['asked', 'granted']);
  expect([mayDecide({ askedBy: 'a' }, 'a'), mayDecide({ askedBy: 'a' }, 'b')]).toEqual([false, true]);
});

test('granted it opens the activity it names and no other, or a new record of its child and no change of one', () => {
  const one = { state: 'granted' as const, pupilId: 'a', activityId: 'x' };
  expect(opens(one, { activityId: 'x' })).toBe(true);
  expect(opens(one, { activityId: 'x', adds: 'b' })).toBe(true);
  expect(opens(one, { activityId: 'y', adds: 'a' })).toBe(false);
  expect(opens(one, {})).toBe(false);
  const missing = { ...one, activityId: null };
  expect(opens(missing, { activityId: 'y', adds: 'a' })).toBe(true);
  expect(opens(missing, { activityId: 'y', adds: 'b' })).toBe(false);
  expect(opens(missing, { activityId: 'y' })).toBe(false);
});

test('only the list that was shown, confirmed to the end and not filed so already, is filed', () => {
  const asked = { shown: 'h', now: 'h', filed: null, isConfirmed: true, hasObjection: false };
  expect(fileOutcome(asked)).toBe('filed');
  expect(fileOutcome({ ...asked, filed: 'before' })).toBe('filed');
  expect(fileOutcome({ ...asked, filed: 'h' })).toBe('already');
  expect(fileOutcome({ ...asked, now: 'other' })).toBe('stale');
  expect(fileOutcome({ ...asked, isConfirmed: false })).toBe('not-confirmed');
  expect(fileOutcome({ ...asked, hasObjection: true })).toBe('objection');
});
