import { expect, test } from 'vitest';
import { shanghaiNoon } from '../calendar/days.ts';
import { lateActivities } from './late-activities.ts';

const entry = (activityId: string, enteredOn: string, records: number) => ({
  activityId,
  title: activityId,
  happenedOn: '2026-11-02',
  enteredAt: shanghaiNoon(enteredOn),
  records,
});

test('an activity is late by the records that came after seven days; one in time is not there', () => {
  expect(
    lateActivities([
      entry('in time', '2026-11-09', 40),
      entry('late', '2026-11-10', 30),
      entry('partly', '2026-11-03', 38),
      entry('partly', '2026-11-12', 1),
      entry('partly', '2026-11-20', 2),
    ]),
  ).toEqual([
    { activityId: 'late', title: 'late', happenedOn: '2026-11-02', records: 30, late: 30, days: 8 },
    { activityId: 'partly', title: 'partly', happenedOn: '2026-11-02', records: 41, late: 3, days: 18 },
  ]);
});
