import { expect, test } from 'vitest';
import { STEP_STATES, TERM_STEPS } from '../../server/core/cycle/steps.ts';
import zh from '../../web/pages/own-term/own-term-zh.json' with { type: 'json' };

/** In which states a step is of each place; those of test/http/own-term and of the steps themselves. */
const SAID = {
  pupil: {
    works: 'now later done',
    notice: 'now later done',
    confirm: 'now waits later done',
    filed: 'waits later done',
  },
  class: {
    ...{ comments: 'now later done', notice: 'now waits later done', confirm: 'now later done' },
    ...{ corrections: 'now waits', filed: 'waits later done' },
  },
  school: {
    ...{ notice: 'now waits later done', objections: 'now', confirm: 'now waits later done' },
    ...{ corrections: 'now', filed: 'now later done' },
  },
} as const;

test('every step of every place is said in each state that it can have, and in no other', () => {
  expect(Object.keys(zh.ownTerm.state)).toEqual([...STEP_STATES]);
  for (const place of ['pupil', 'class', 'school'] as const) {
    const said = Object.entries(zh.ownTerm[place]).map(([step, states]) => [step, Object.keys(states).join(' ')]);
    expect(Object.fromEntries(said)).toEqual(SAID[place]);
    expect(Object.keys(SAID[place]).sort()).toEqual([...TERM_STEPS[place]].sort());
  }
});
