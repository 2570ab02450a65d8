import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confirmOutcome, EXCUSES, mayTakeBack, type Said, STAGES, stoodOn } from './confirmation.ts';
import { type ListedEntry, listText } from './evidence-list.ts';

const said = (of: Partial<Said>): Said => ({
  ...{ stage: 'guardian', step: 'confirm', hash: 'a', excuse: null, byId: 'one', at: 0, ...of },
});
const states = (all: readonly Said[], hash = 'a') => STAGES.map((stage) => stoodOn(all, hash)[stage].state);

test('one after the other; a change asks all again, and what is taken back asks those after it again', () => {
  expect(states([])).toEqual(['waiting', 'waiting', 'waiting']);
  const all = STAGES.map((stage) => said({ stage }));
  expect(states(all)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  expect(states(all, 'b')).toEqual(['changed', 'changed', 'changed']);
  const back = said({ step: 'take-back' });
  expect(states([...all, back])).toEqual(['waiting', 'again', 'again']);
  // The guardian says it again of the same list: whoever came after says it again as well.
  expect(states([...all, back, said({})])).toEqual(['confirmed', 'again', 'again']);
  expect(states([...all, said({ stage: 'homeroom', step: 'take-back' })])).toEqual(['confirmed', 'waiting', 'again']);
});

test('a homeroom teacher goes on without a guardian with a reason alone, the principal never without the homeroom teacher', () => {
  const asked = { shown: 'a', now: 'a', excuse: null, hasObjection: false };
  const none = stoodOn([], 'a');
  expect(confirmOutcome(none, { ...asked, stage: 'homeroom' })).toBe('not-yet');
  expect(confirmOutcome(none, { ...asked, stage: 'homeroom', excuse: 'no-account' })).toBe('confirmed');
  expect(confirmOutcome(none, { ...asked, stage: 'principal', excuse: 'no-account' })).toBe('not-yet');
  expect(confirmOutcome(none, { ...asked, stage: 'guardian', hasObjection: true })).toBe('objection');
  expect(confirmOutcome(none, { ...asked, stage: 'guardian', shown: 'b' })).toBe('stale');
  const once = stoodOn([said({})], 'a');
  expect(confirmOutcome(once, { ...asked, stage: 'guardian' })).toBe('already');
  expect([mayTakeBack(once, 'guardian', 'one'), mayTakeBack(once, 'guardian', 'other')]).toEqual([true, false]);
});

const anyStep = fc.record({
  stage: fc.constantFrom(...STAGES),
  step: fc.constantFrom('confirm' as const, 'take-back' as const, 'change' as const),
  shown: fc.constantFrom('a', 'b'),
  excuse: fc.option(fc.constantFrom(...EXCUSES)),
});

test('whatever is tried in whatever order, the principal never stands without the homeroom teacher on the same list', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 24 }), (steps) => {
      let [all, now]: [Said[], string] = [[], 'a'];
      for (const { stage, step, shown, excuse } of steps) {
        const stood = stoodOn(all, now);
        if (step === 'change') now = shown;
        else if (step === 'take-back') {
          if (mayTakeBack(stood, stage, 'one')) all = [...all, said({ stage, step, hash: now })];
        } else if (confirmOutcome(stood, { stage, shown, now, excuse, hasObjection: false }) === 'confirmed')
          all = [...all, said({ stage, hash: now, excuse })];
        const { guardian, homeroom, principal } = stoodOn(all, now);
        if (principal.state === 'confirmed') {
          reached.add('principal');
          expect([homeroom.state, homeroom.last?.hash, principal.last?.hash]).toEqual(['confirmed', now, now]);
        }
        if (homeroom.state === 'confirmed' && homeroom.last?.excuse === null) expect(guardian.state).toBe('confirmed');
      }
    }),
    { numRuns: 2000 },
  );
  // Drawn orders do come that far.
  expect(reached).toEqual(new Set(['principal']));
});

const ENTRY: ListedEntry = {
  ...{ activityId: 'x', activityVersion: 1, title: '大扫除', on: '2026-10-08', markId: 'm', markVersion: 1 },
  ...{ indicatorId: 'labour.h3', ratedBy: 'staff', value: { kind: 'attendance', attended: 8, held: 10 } },
};

test('a list has one text in whatever order it comes, and another for any entry that is another', () => {
  const of = { pupilId: 'p', classId: 'c', termId: 't' };
  const other: ListedEntry = { ...ENTRY, markId: 'n', value: { kind: 'level', level: 'A' } };
  const text = listText(of, [ENTRY, other]);
  expect(listText(of, [other, { ...ENTRY, value: { held: 10, attended: 8, kind: 'attendance' } }])).toBe(text);
  const changed: ListedEntry = {
    ...ENTRY,
    value: { kind: 'attendance', attended: 9, held: 10 },
    title: '扫除',
    on: '2026-10-09',
    markVersion: 2,
    activityVersion: 2,
  };
  for (const name of ['value', 'title', 'on', 'markVersion', 'activityVersion'] as const)
    expect(listText(of, [{ ...ENTRY, [name]: changed[name] }, other]), name).not.toBe(text);
  expect(listText(of, [ENTRY])).not.toBe(text);
  expect(listText({ ...of, pupilId: 'q' }, [ENTRY, other])).not.toBe(text);
});
