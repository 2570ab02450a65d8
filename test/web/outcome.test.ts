import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../server/contract/problem.ts';
import { Refused, Unreachable } from '../../web/api.ts';
import { outcomeOf, problemOf, unsettledIn } from '../../web/outbox/outcome.ts';

const refusal = (code: ProblemCode, status = 409) => new Refused({ status, code, title: '' });

describe('what becomes of a write that failed', () => {
  test.each([
    'busy',
    'no-storage',
    'slow-down',
    'not-signed-in',
    'password-change-needed',
    'second-step-needed',
  ] as const)('%s may pass: it waits', (code) => {
    expect(outcomeOf(refusal(code), 50)).toEqual({ state: 'waiting' });
  });

  test('nobody answered: it waits, however often', () => {
    expect(outcomeOf(new Unreachable('no answer'), 50)).toEqual({ state: 'waiting' });
  });

  test('the service said no: it comes back at once', () => {
    expect(outcomeOf(refusal('stale'), 1)).toMatchObject({ state: 'refused', problem: { code: 'stale' } });
  });

  test('a fault of the service is tried three times before it comes back', () => {
    expect([1, 2, 3].map((faults) => outcomeOf(refusal('unexpected', 500), faults).state)).toEqual([
      'waiting',
      'waiting',
      'refused',
    ]);
  });
});

test('a grid that was taken in part is for its teacher to look at; a whole one, or what has no cells, is done', () => {
  const cells = (...states: string[]) => ({
    state: 'sent' as const,
    reply: { cells: states.map((state) => ({ state })) },
  });
  expect(unsettledIn(cells('saved', 'conflict', 'refused'))).toBe(2);
  expect(unsettledIn(cells('saved'))).toBe(0);
  expect(unsettledIn({ state: 'sent', reply: { activityId: 'x' } })).toBe(0);
  expect(problemOf(cells('conflict'))).toMatchObject({ code: 'stale', status: 409 });
});
