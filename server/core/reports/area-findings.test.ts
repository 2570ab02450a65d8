import { expect, test } from 'vitest';
import { areaFindings, type Standing, todosOf } from './area-findings.ts';

const standing = (said: Partial<Standing<string>> = {}): Standing<string> => ({
  dimension: 'arts',
  noticed: 97,
  ok: 81,
  fresh: 92,
  recordsEach: 4.2,
  ...said,
});
const kinds = (area: Partial<Standing<string>>, schools: readonly Partial<Standing<string>>[], passed = 1) =>
  areaFindings(
    [standing(area)],
    schools.map((school) => [standing(school)]),
    passed,
  ).map(({ kind }) => kind);

test('where nothing is the matter nothing is said, and the last of six is not a fault', () => {
  expect(kinds({}, [{}, {}])).toEqual([]);
  expect(areaFindings([standing(), standing({ dimension: 'labour', noticed: 96, ok: 74 })], [], 1)).toEqual([]);
});

test('schools are counted by what is printed of them: half in time is not mostly late, and what is hidden says nothing', () => {
  expect(todosOf({ noticed: 60, fresh: 50 })).toEqual([]);
  expect(todosOf({ noticed: '≤5', fresh: 49 })).toEqual(['without', 'late']);
  expect(todosOf({ noticed: 'locked', fresh: null })).toEqual([]);
  expect(
    areaFindings([standing()], [[standing({ noticed: '≤5' })], [standing()], [standing({ noticed: 4 })]], 1),
  ).toEqual([{ kind: 'schools-without', dimension: 'arts', schools: 2, of: 3 }]);
});

test('coverage can be a fault from a quarter of a term on, results from its half, records in time always', () => {
  const area = { noticed: 40, ok: 20 };
  const schools = [{ noticed: 3, fresh: 10 }];
  expect(kinds(area, schools, 0.2)).toEqual(['schools-late']);
  expect(kinds(area, schools, 0.3)).toEqual(['schools-without', 'schools-late', 'least-noticed']);
  expect(kinds({ ok: 20 }, [{}], 0.4)).toEqual([]);
  expect(kinds({ ok: 20 }, [{}], 0.5)).toEqual(['thin']);
  expect(kinds({ recordsEach: 0 }, schools)).toEqual(['nothing-yet']);
});
