import { expect, test } from 'vitest';
import { CONTRIBUTION_STATES, type ContributionStep, isForRole, OPEN_STATES, stateAfter } from './steps.ts';

const STEPS: readonly ContributionStep[] = ['send', 'move', 'withdraw', 'return', 'approve'];

test('it is approved or returned only while it waits, and what is decided or taken back stays so', () => {
  const taken = CONTRIBUTION_STATES.map((state) => [state, STEPS.filter((step) => stateAfter(state, step))]);
  expect(Object.fromEntries(taken)).toEqual({
    proposed: ['send', 'move', 'withdraw', 'return', 'approve'],
    returned: ['send', 'move', 'withdraw'],
    approved: [],
    withdrawn: [],
  });
});

test('what is open can be taken back, and nothing else', () => {
  const takeable = CONTRIBUTION_STATES.filter((state) => stateAfter(state, 'withdraw') === 'withdrawn');
  expect(takeable).toEqual(OPEN_STATES);
});

test('sent again or given to another child it waits anew; only an approval approves', () => {
  for (const state of OPEN_STATES) {
    expect(stateAfter(state, 'send')).toBe('proposed');
    expect(stateAfter(state, 'move')).toBe('proposed');
  }
  const approving = CONTRIBUTION_STATES.flatMap((state) =>
    STEPS.filter((step) => stateAfter(state, step) === 'approved').map((step) => [state, step]),
  );
  expect(approving).toEqual([['proposed', 'approve']]);
});

test('the homeroom teacher chooses an indicator where the family left it open; another teacher looks at what names one', () => {
  expect(isForRole('homeroom', { indicatorId: null })).toBe(true);
  expect(isForRole('teacher', { indicatorId: null })).toBe(false);
  expect(isForRole('teacher', { indicatorId: 'labour.g1' })).toBe(true);
  expect(isForRole('principal', { indicatorId: 'labour.g1' })).toBe(false);
});
