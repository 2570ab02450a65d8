import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { STEP_STATES, TERM_STEPS } from '../../server/core/cycle/steps.ts';
import zh from '../../web/pages/own-term/own-term-zh.json' with { type: 'json' };
import { addressOf, type Part } from '../../web/pages/own-term/step-address.ts';

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

test('what may be the one thing to do is asked for above all steps, and nothing else is', () => {
  for (const place of ['pupil', 'class', 'school'] as const) {
    const asked = Object.entries(SAID[place]).flatMap(([step, states]) => (/\bnow\b/.test(states) ? step : []));
    expect(Object.keys(zh.ownTerm.first[place])).toEqual(asked);
  }
});

test('every step leads to a page there is, and to its own term where that page shows one alone', () => {
  const router = readFileSync(new URL('../../web/router.tsx', import.meta.url), 'utf8');
  const paths = [...router.matchAll(/<Route path="([^"]+)"/g)].map(([, path = '']) => path.replace(/:\w+/, 'ID'));
  const code = '2025-2026-2';
  const term = { code, startsOn: '2026-02-23', endsOn: '2026-07-03', isCurrent: false };
  const places: Part['place'][] = [
    { kind: 'pupil', id: 'ID' },
    { kind: 'class', id: 'ID', name: { classId: 'ID', grade: 3, number: 2 }, schoolName: { zh: '', en: '' } },
    { kind: 'school', id: 'ID', name: { zh: '', en: '' } },
  ];
  const led = places.flatMap((place) => TERM_STEPS[place.kind].map((step) => addressOf({ place, term }, { step })));
  expect(led.map((address) => address.split('?')[0]).filter((path = '') => !paths.includes(path))).toEqual([]);
  expect(led.filter((address) => address.includes('?'))).toEqual([
    `/pupils/ID?term=${code}`,
    `/classes/ID/comments?term=${code}`,
  ]);
});
