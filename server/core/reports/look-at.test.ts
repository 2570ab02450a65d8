import { expect, test } from 'vitest';
import type { Dimension } from '../rubric/rubric.ts';
import { lookAt } from './look-at.ts';
import type { Seen } from './overlooked.ts';

const TERM = { startsOn: '2026-09-01', endsOn: '2027-01-20' };
const TODAY = '2026-11-24';

const child = (
  pupilId: string,
  lastOn: string | null,
  of: readonly Dimension[] = ['moral', 'arts'],
): Seen<Dimension> => ({
  pupilId,
  classId: 'c',
  startsOn: '2026-09-01',
  dimensions: of.map((dimension) => ({ dimension, records: lastOn ? 2 : 0, lastOn, score: null })),
});
const others = Array.from({ length: 20 }, (_, n) => child(`x${n}`, '2026-11-20'));
const look = (some: readonly Seen<Dimension>[], today = TODAY) => lookAt([...others, ...some], TERM, today);

test('who was not seen longest comes first, then who has nothing of what most have; five children, each once', () => {
  expect(look([child('a', '2026-10-20'), child('b', null), child('c', '2026-11-19', ['moral'])])).toEqual([
    { why: { kind: 'unseen', since: null }, pupilIds: ['b'] },
    { why: { kind: 'unseen', since: '2026-10-20' }, pupilIds: ['a'] },
    { why: { kind: 'without', dimension: 'arts' }, pupilIds: ['c'] },
  ]);
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) =>
    child(id, '2026-10-20', id < 'e' ? ['moral'] : ['moral', 'arts']),
  );
  const found = look(many);
  // Three who were not seen; of the others those without arts; none twice, and no reason twice.
  expect(found).toEqual([
    { why: { kind: 'unseen', since: '2026-10-20' }, pupilIds: ['a', 'b', 'c', 'e'] },
    { why: { kind: 'without', dimension: 'arts' }, pupilIds: ['d'] },
  ]);
});

test('the day of the last record decides to the day: fourteen days ago is, thirteen is not', () => {
  expect(look([child('a', '2026-11-10')])).toEqual([{ why: { kind: 'unseen', since: '2026-11-10' }, pupilIds: ['a'] }]);
  expect(look([child('a', '2026-11-11')])).toEqual([]);
});

test('after weeks in which nobody was written down nobody is singled out, nor for a dimension that few have', () => {
  expect(look([child('a', '2026-11-20')], '2027-01-10')).toEqual([]);
  expect(look([child('a', '2026-11-20', ['moral', 'labour']), child('b', '2026-11-20')])).toEqual([
    { why: { kind: 'without', dimension: 'arts' }, pupilIds: ['a'] },
  ]);
  expect(lookAt([], TERM, TODAY)).toEqual([]);
});
