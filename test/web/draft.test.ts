import { expect, test } from 'vitest';
import type { Activity, Known } from '../../web/evidence/evidence-queries.ts';
import type { Given } from '../../web/evidence/given.ts';
import {
  bodyOf,
  type Draft,
  draftOf,
  emptyDraft,
  giveAll,
  giveNext,
  givenTo,
  giveOne,
  isException,
  isUntouched,
  leaveOut,
  onDay,
  recentOf,
  withIndicator,
} from '../../web/pages/log/draft.ts';
import { indicatorOf, rubricOf } from './rubric-sample.ts';

const DAY = '2026-11-10';
const labour = rubricOf('labour');
const known: Known = new Map(
  (
    [
      ['labour.h1', 'level', labour],
      ['labour.h2', 'level', labour],
      ['labour.hours', 'hours', labour],
      ['arts.h1', 'level', rubricOf('arts')],
    ] as const
  ).map(([id, kind, rubric]) => [id, { indicator: indicatorOf(id, kind), rubric }]),
);
const indicator = (id: string) => known.get(id)?.indicator ?? indicatorOf(id, 'level');
const level = (code: string): Given => ({ kind: 'level', level: code });
const absent: Given = { kind: 'absent' };
const seen: Given = { kind: 'observation' };
const begun: Draft = { ...emptyDraft(DAY), title: '大扫除', indicatorId: 'labour.h1' };

test('what the class gets all get, and single pupils are exceptions only where they differ or something is said of them', () => {
  const draft = giveOne(giveOne(giveAll(begun, level('B')), 'p1', level('A')), 'p2', level('B'));
  expect(['p1', 'p2', 'p3'].map((id) => givenTo(draft, id))).toEqual([level('A'), level('B'), level('B')]);
  expect(['p1', 'p2', 'p3'].map((id) => isException(draft, id))).toEqual([true, false, false]);
  expect(isException({ ...draft, notes: { p3: ' 帮了同学 ' } }, 'p3')).toBe(true);
  expect(isException({ ...draft, notes: { p3: '  ' } }, 'p3')).toBe(false);
});

test('what the whole class gets replaces what single pupils had; what was said of them stays', () => {
  const noted = { ...giveOne(begun, 'p1', level('A')), notes: { p1: '很细心' } };
  const draft = giveAll(noted, level('C'));
  expect(givenTo(draft, 'p1')).toEqual(level('C'));
  expect(draft.notes).toEqual({ p1: '很细心' });
});

test('each tap goes on to the next level; behind the last comes the first, or nothing where the class has none', () => {
  const taps = (draft: Draft) => {
    const steps = [draft];
    for (let n = 0; n < 5; n++) steps.push(giveNext(steps[n] ?? draft, 'p1', labour.levels));
    return steps.slice(1).map((step) => givenTo(step, 'p1'));
  };
  expect(taps(begun)).toEqual([level('A'), level('B'), level('C'), level('D'), null]);
  expect(taps(giveAll(begun, level('D')))).toEqual([level('A'), level('B'), level('C'), level('D'), level('A')]);
  expect(givenTo(giveNext(giveOne(begun, 'p1', absent), 'p1', labour.levels), 'p1')).toEqual(level('A'));
  expect(giveNext(begun, 'p1', [])).toBe(begun);
});

test('another indicator of the same scale keeps the values; another kind or rubric keeps only what fits every indicator', () => {
  const draft = giveOne(giveOne(giveOne(giveAll(begun, level('B')), 'p1', level('A')), 'p2', absent), 'p3', seen);
  const same = withIndicator(draft, indicator('labour.h2'), '洗碗', known);
  expect(same).toEqual({ ...draft, indicatorId: 'labour.h2', title: '洗碗', task: null });
  for (const other of ['labour.hours', 'arts.h1']) {
    const changed = withIndicator(draft, indicator(other), '别的', known);
    expect(changed.all).toBeNull();
    expect(changed.each).toEqual({ p2: absent, p3: seen });
  }
});

test('what is sent leaves out who was absent, who got nothing, and what is blank', () => {
  const draft = giveOne(
    giveOne({ ...begun, title: ' 大扫除 ', place: ' ', note: '全班 ' }, 'p1', level('A')),
    'p2',
    absent,
  );
  expect(bodyOf({ ...draft, notes: { p1: ' 带头 ', p3: '没有等级' } }, ['p1', 'p2', 'p3'])).toEqual({
    clientId: begun.clientId,
    title: '大扫除',
    happenedOn: DAY,
    note: '全班',
    visibility: 'family',
    marks: [{ pupilId: 'p1', indicatorId: 'labour.h1', value: level('A'), note: '带头' }],
  });
  expect(bodyOf({ ...giveAll(begun, level('B')), indicatorId: null }, ['p1']).marks).toEqual([]);
});

test('what was sent and refused becomes the same draft again, to be sent as another', () => {
  const draft: Draft = {
    ...giveOne(giveAll(begun, level('B')), 'p2', level('A')),
    baseId: 'base',
    notes: { p2: '带头' },
  };
  const body = bodyOf(draft, ['p1', 'p2']);
  const again = draftOf(body as Parameters<typeof draftOf>[0], null);
  expect(again.clientId).not.toBe(draft.clientId);
  expect(bodyOf(again, ['p1', 'p2'])).toEqual({ ...body, clientId: again.clientId });
});

test('what was refused comes back beside each child; without those the others are as they were, and another day forgets it', () => {
  const body = bodyOf(giveAll(begun, level('B')), ['p1', 'p2', 'p3']);
  const errors = [
    { path: 'marks.1.pupilId', message: '', code: 'pupil.not-yet' },
    { path: 'marks.2.value', message: '', code: 'value.misfit' },
    { path: 'marks.0.indicatorId', message: '', code: 'indicator.none' },
    { path: 'title', message: '' },
  ];
  const problem = { status: 422, code: 'invalid', title: '', errors } as const;
  const again = draftOf(body as Parameters<typeof draftOf>[0], { ...problem, errors });
  expect(again.refused).toEqual({ p2: 'pupil.not-yet', p3: 'value.misfit' });
  // Another value for the third answers what was said of it.
  expect(giveOne(again, 'p3', level('A')).refused).toEqual({ p2: 'pupil.not-yet' });
  const others = leaveOut(again);
  expect(others.refused).toEqual({});
  expect(bodyOf(others, ['p1', 'p2', 'p3']).marks.map(({ pupilId }) => pupilId)).toEqual(['p1']);
  expect(onDay(again, '2026-10-15')).toMatchObject({ happenedOn: '2026-10-15', refused: {}, each: again.each });
});

test('a day alone is no work of anybody', () => {
  expect(isUntouched(emptyDraft(DAY))).toBe(true);
  expect(isUntouched({ ...emptyDraft(DAY), note: '…' })).toBe(false);
  expect(isUntouched(giveOne(emptyDraft(DAY), 'p1', absent))).toBe(false);
});

test('lately: mine first, each title with its indicator once, six at most; nothing withdrawn, nothing of an unknown indicator', () => {
  const activity = (title: string, indicatorId: string, more: Partial<Activity> = {}) =>
    ({ title, marks: [{ indicatorId }], withdrawn: null, isMine: false, ...more }) as unknown as Activity;
  const withdrawn = { by: '测试老师', at: 0, reason: '记错了' } as unknown as Activity['withdrawn'];
  const found = recentOf(
    [
      activity('扫地', 'labour.h1'),
      activity('洗碗', 'labour.h1', { isMine: true }),
      activity('扫地', 'labour.h1'),
      activity('扫地', 'labour.h2'),
      activity('作废', 'labour.h1', { withdrawn }),
      activity('旧的', 'gone.h1'),
    ],
    known,
  );
  expect(found).toEqual([
    { title: '洗碗', indicatorId: 'labour.h1' },
    { title: '扫地', indicatorId: 'labour.h1' },
    { title: '扫地', indicatorId: 'labour.h2' },
  ]);
  expect(
    recentOf(
      Array.from({ length: 9 }, (_, n) => activity(`第${n}次`, 'labour.h1')),
      known,
    ),
  ).toHaveLength(6);
});

test('the task of a series is every mark’s, comes back with what was refused, and belongs to its indicator alone', () => {
  const draft = { ...giveAll(begun, level('B')), task: 't2' };
  const body = bodyOf(draft, ['p1', 'p2']);
  expect(body.marks.map(({ task }) => task)).toEqual(['t2', 't2']);
  expect(draftOf(body, null).task).toBe('t2');
  expect(bodyOf(withIndicator(draft, indicator('labour.h2'), '扫地', known), ['p1']).marks[0]).not.toHaveProperty(
    'task',
  );
});
