import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answerable, answerersOf } from './answerers.ts';
import { dueOn } from './due.ts';
import {
  isOpen,
  isWaiting,
  OPEN_STATES,
  QUESTION_STATES,
  QUESTION_STEPS,
  type QuestionState,
  type QuestionStep,
  sideOf,
  stateAfter,
  WAITING_STATES,
} from './steps.ts';

test('a teacher answers only what waits, a family asks again or is content only with what was answered', () => {
  const taken = QUESTION_STATES.map((state) => [state, QUESTION_STEPS.filter((step) => stateAfter(state, step))]);
  expect(Object.fromEntries(taken)).toEqual({
    asked: ['answer', 'withdraw'],
    answered: ['ask-again', 'settle'],
    'asked-again': ['answer', 'withdraw'],
    settled: [],
    withdrawn: [],
  });
  expect(QUESTION_STATES.filter(isWaiting)).toEqual([...WAITING_STATES]);
  expect(QUESTION_STATES.filter(isOpen)).toEqual([...OPEN_STATES]);
});

/** What is known without the table: who has said how much, and whether it is over. */
type Model = { asks: number; answers: number; isOver: boolean };
type Real = { state: QuestionState };

class Try implements fc.Command<Model, Real> {
  readonly step: QuestionStep;
  constructor(step: QuestionStep) {
    this.step = step;
  }
  check = () => true;
  toString = () => this.step;
  run(model: Model, real: Real) {
    const isAnswered = model.answers === model.asks;
    const next = stateAfter(real.state, this.step);
    const isForSchool = sideOf(this.step) === 'school';
    const isForNow = {
      answer: !isAnswered,
      withdraw: !isAnswered,
      'ask-again': isAnswered,
      settle: isAnswered,
      ask: false,
    };
    expect(next !== undefined, `${real.state} ${this.step}`).toBe(!model.isOver && isForNow[this.step]);
    if (!next) return;
    if (isForSchool) model.answers += 1;
    if (this.step === 'ask-again') model.asks += 1;
    if (this.step === 'settle' || this.step === 'withdraw') model.isOver = true;
    real.state = next;
    expect(isWaiting(next)).toBe(!model.isOver && model.answers < model.asks);
    expect(isOpen(next)).toBe(!model.isOver);
  }
}

const begin = (): { model: Model; real: Real } => ({
  model: { asks: 1, answers: 0, isOver: false },
  real: { state: 'asked' },
});

test('whatever is tried in whatever order, each question has at most one answer, and what is over stays over', () => {
  const steps = QUESTION_STEPS.map((step) => fc.constant(new Try(step)));
  fc.assert(
    fc.property(fc.commands(steps, { maxCommands: 40, size: 'max' }), (commands) => fc.modelRun(begin, commands)),
    { numRuns: 300 },
  );
});

const since = (from: string, to: string | null = null) => [{ from, to }];
const about: Answerable = { aboutOn: '2026-10-10', authorId: 'liu', isPassedOn: false, isHereNow: true };
const homeroom = { personId: 'he', role: 'homeroom', days: since('2026-09-01') };
const author = { personId: 'liu', role: 'teacher', days: since('2026-09-01') };
const other = { personId: 'mo', role: 'teacher', days: since('2026-09-01') };
const later = { personId: 'qin', role: 'homeroom', days: since('2026-11-01') };
const namesOf = (teaching: readonly (typeof homeroom)[], asked: Partial<Answerable> = {}) =>
  answerersOf(teaching, { ...about, ...asked }).map(({ personId }) => personId);

test('the author answers, or the homeroom teacher of the day; no other teacher does', () => {
  expect(namesOf([homeroom, other, author])).toEqual(['liu', 'he']);
  expect(namesOf([homeroom, other])).toEqual(['he']);
  expect(namesOf([later, author])).toEqual(['liu']);
  expect(namesOf([homeroom, other, author], { authorId: null })).toEqual(['he']);
  // Who is both is named once.
  expect(namesOf([homeroom], { authorId: 'he' })).toEqual(['he']);
  // A grant that began after the day is none for it.
  expect(namesOf([homeroom, { ...author, days: since('2026-10-11') }])).toEqual(['he']);
});

test('where both have left, the homeroom teacher of today answers, but of no child that was never theirs', () => {
  expect(namesOf([later, other])).toEqual(['qin']);
  expect(namesOf([later, other], { isHereNow: false })).toEqual([]);
  expect(namesOf([homeroom, author], { isPassedOn: true })).toEqual(['he']);
  expect(namesOf([homeroom, author], { isPassedOn: true, isHereNow: false })).toEqual([]);
  expect(namesOf([other])).toEqual([]);
});

const autumn = {
  ...{ startsOn: '2026-09-01', endsOn: '2027-01-20' },
  daysOff: [{ from: '2026-10-01', to: '2026-10-07' }],
};
const spring = { startsOn: '2027-02-24', endsOn: '2027-07-10', daysOff: [] };

test('school days are counted: no weekend, no day off, no holidays', () => {
  const due = (sentOn: string, terms = [spring, autumn]) => dueOn(terms, sentOn, 5);
  expect(due('2026-11-10')).toBe('2026-11-17');
  // A Friday and the Saturday after it are the same.
  expect(due('2026-11-13')).toBe('2026-11-20');
  expect(due('2026-11-14')).toBe('2026-11-20');
  expect(due('2026-09-30')).toBe('2026-10-14');
  expect(due('2027-01-19')).toBe('2027-03-01');
  expect(due('2027-01-19', [autumn])).toBeNull();
  // Before all terms that are known, whenever: the first five days of the first one.
  for (const long of ['2026-08-31', '2026-02-01', '1970-01-05']) expect(due(long)).toBe('2026-09-07');
  expect(due('2026-11-10', [])).toBeNull();
});
