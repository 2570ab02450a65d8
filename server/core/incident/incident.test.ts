import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yearOfKeeping } from './keeping.ts';
import { mayTake, standingsOf } from './standing.ts';
import { dueIn, INCIDENT_STEPS, type IncidentState, isOpen, saidIn, stateAfter, supportsIn } from './steps.ts';

test('whatever is done in whatever order: the family reads only after help and a sharing since, and never what is repaired or taken back', () => {
  const orders = fc.array(fc.constantFrom(...INCIDENT_STEPS), { maxLength: 40, size: 'max' });
  let met = 0;
  fc.assert(
    fc.property(orders, (steps) => {
      let state: IncidentState = 'noted';
      const taken: string[] = ['note'];
      for (const step of steps) {
        const next = stateAfter(state, step);
        if (!next) continue;
        state = next;
        taken.push(step);
        // What is known without the table: of all that was done, what counts is what came after.
        const last = (...of: string[]) => taken.findLastIndex((one) => of.includes(one));
        const isShared = last('share') > last('repair', 'reopen', 'withdraw');
        expect(state === 'shared').toBe(isShared);
        if (isShared) expect(taken.indexOf('support')).toBeGreaterThan(0);
        expect(state === 'withdrawn').toBe(last('withdraw') > 0);
        expect(state === 'repaired').toBe(last('repair') > last('reopen'));
        // Nothing is put in other words while the family reads it.
        if (step === 'amend') expect(isShared).toBe(false);
        if (isShared) met += 1;
      }
      expect(taken.indexOf('share') === -1 || taken.indexOf('support') < taken.indexOf('share')).toBe(true);
      expect(isOpen(state)).toBe(!['repaired', 'withdrawn'].includes(state));
    }),
    { numRuns: 2000, seed: 79 },
  );
  expect(met).toBeGreaterThan(500);
});

const step = (version: number, what: (typeof INCIDENT_STEPS)[number], said = {}) => ({
  ...{ version, step: what, text: null as string | null, untilOn: null as string | null, about: null as number | null },
  ...said,
});

test('of help that was agreed on the last word counts, and due is the first that nobody has said anything of', () => {
  const steps = [
    step(1, 'note', { text: '推了同学' }),
    step(2, 'support', { untilOn: '2026-11-20' }),
    step(3, 'support', { untilOn: '2026-11-15' }),
  ];
  expect(dueIn(steps)).toBe('2026-11-15');
  expect(saidIn([...steps, step(4, 'amend', { text: '推倒了同学' })])).toBe('推倒了同学');
  const third = [...steps, step(4, 'not-done', { about: 3 })];
  expect(dueIn(third)).toBe('2026-11-20');
  expect(supportsIn(third).map(({ outcome }) => outcome)).toEqual(['open', 'not-done']);
  const all = [...third, step(5, 'done', { about: 3 }), step(6, 'done', { about: 2 })];
  expect(supportsIn(all).map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  expect(dueIn(all)).toBeNull();
  expect(dueIn([])).toBeNull();
});

const span = (role: string, from: string, to: string | null = null) => ({ role, from, to });
const seen = { happenedOn: '2026-10-12', authorId: 'he', isHereNow: true };

test('who noted it, the homeroom teacher of its day and who answers for the school read it; nobody else, and teachers no longer than the child is there', () => {
  const as = (personId: string, days: ReturnType<typeof span>[] | null, of = seen) =>
    standingsOf({ personId, days }, of);
  expect(as('he', [span('teacher', '2026-09-01')])).toEqual(['author']);
  expect(as('she', [span('teacher', '2026-09-01')])).toEqual([]);
  expect(as('she', [span('homeroom', '2026-09-01')])).toEqual(['homeroom']);
  expect(as('he', [span('homeroom', '2026-09-01')])).toEqual(['homeroom', 'author']);
  // Of another day: the homeroom teacher since then, and who has the class no more from a day before.
  expect(as('she', [span('homeroom', '2026-10-13')])).toEqual([]);
  expect(as('she', [span('homeroom', '2026-09-01', '2026-10-11')])).toEqual([]);
  // One who taught the class first and has it as a homeroom teacher since.
  expect(as('she', [span('teacher', '2026-09-01', '2026-10-20'), span('homeroom', '2026-10-21')])).toEqual([]);
  const moved = { ...seen, isHereNow: false };
  expect(as('he', [span('homeroom', '2026-09-01')], moved)).toEqual([]);
  expect(as('she', null, moved)).toEqual(['school']);
  expect(as('he', null, moved)).toEqual(['school', 'author']);
});

test('the family is told by the homeroom teacher or the school, words are changed by who saw it, and everybody who reads it may help', () => {
  const allowed = (standing: 'author' | 'homeroom' | 'school') =>
    INCIDENT_STEPS.filter((one) => mayTake(one, [standing]));
  expect(allowed('author')).toEqual(['note', 'amend', 'support', 'done', 'not-done', 'withdraw']);
  expect(allowed('homeroom')).toEqual(['support', 'done', 'not-done', 'share', 'repair', 'reopen']);
  expect(allowed('school')).toEqual(['support', 'done', 'not-done', 'share', 'repair', 'reopen', 'withdraw']);
  expect(INCIDENT_STEPS.filter((one) => mayTake(one, []))).toEqual([]);
});

test('what is over is kept to the end of its school year', () => {
  expect(yearOfKeeping('2027-08-31')).toBe('2026-09-01');
  expect(yearOfKeeping('2027-09-01')).toBe('2027-09-01');
  expect(yearOfKeeping('2027-01-01')).toBe('2026-09-01');
});
