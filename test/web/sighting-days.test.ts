import { expect, test } from 'vitest';
import { sightingDays } from '../../web/pages/sightings/sighting-days.ts';

const school = { zh: '青禾小学', en: 'Qinghe' };
const row = (
  day: string,
  name: string,
  kind: 'page' | 'record' | 'class',
  role: 'teacher' | 'homeroom' = 'teacher',
) => ({
  ...{ day, name, kind, role },
  schoolName: school,
  isMe: false,
});

test('by day and person, with the kinds in their own order, also where a page ends in the middle of a day', () => {
  const days = sightingDays([
    row('2026-11-10', '李老师', 'record'),
    row('2026-11-10', '李老师', 'class'),
    row('2026-11-10', '李老师', 'page'),
    row('2026-11-10', '李老师', 'page', 'homeroom'),
    row('2026-11-09', '李老师', 'page'),
  ]);
  expect(days.map(({ day, people }) => [day, people.map(({ role, kinds }) => [role, kinds])])).toEqual([
    [
      '2026-11-10',
      [
        ['teacher', ['page', 'record', 'class']],
        ['homeroom', ['page']],
      ],
    ],
    ['2026-11-09', [['teacher', ['page']]]],
  ]);
});
