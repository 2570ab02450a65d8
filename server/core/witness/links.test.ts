import { expect, test } from 'vitest';
import { CONTRIBUTION_STATES } from '../contribution/steps.ts';
import { saysOtherwise, stateOfLink } from './links.ts';

const link = { pupilId: 'a', endsAt: 100, endedAt: null, answeredAt: null };

test('a link is good until its time is over, and while what it is about is still to be decided', () => {
  const standing = CONTRIBUTION_STATES.map((state) => [state, stateOfLink(link, { state, pupilId: 'a' }, 99)]);
  expect(Object.fromEntries(standing)).toEqual({
    proposed: 'open',
    returned: 'open',
    approved: 'ended',
    withdrawn: 'ended',
  });
  const about = { state: 'proposed', pupilId: 'a' } as const;
  expect(stateOfLink(link, about, 100)).toBe('expired');
  expect(stateOfLink({ ...link, endedAt: 50 }, about, 60)).toBe('ended');
});

test('given to another child it is over; what was answered stays answered, whatever happens to it afterwards', () => {
  expect(stateOfLink(link, { state: 'proposed', pupilId: 'b' }, 0)).toBe('ended');
  for (const state of CONTRIBUTION_STATES)
    for (const pupilId of ['a', 'b'])
      expect(stateOfLink({ ...link, answeredAt: 10 }, { state, pupilId }, 1000)).toBe('answered');
});

test('an answer is for what it was shown: each of those things said otherwise makes it one of before', () => {
  const said = { pupilId: 'a', title: '种菜', happenedOn: '2026-11-10', hours: 2, organiser: '菜园' };
  expect(saysOtherwise(said, { ...said })).toBe(false);
  const others = [
    { pupilId: 'b' },
    { title: '种豆' },
    { happenedOn: '2026-11-09' },
    { hours: null },
    { organiser: null },
  ];
  for (const other of others) expect(saysOtherwise(said, { ...said, ...other }), JSON.stringify(other)).toBe(true);
  // What it does not show may change.
  expect(saysOtherwise(said, { ...said, ...{ reflection: '真好玩' } })).toBe(false);
});
