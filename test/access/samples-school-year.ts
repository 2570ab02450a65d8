import { randomUUID } from 'node:crypto';
import type { World } from '../support/world.ts';

/** Each is refused for a day or a number, so that who may do it is told so and no other cell finds its class changed. */
const LONG_AGO = '2020-01-01';

export const SCHOOL_YEAR_SAMPLES = {
  'list-members': () => ({}),
  'export-student-numbers': () => ({}),
  'add-pupil': () => ({
    body: {
      clientId: randomUUID(),
      name: '新来的',
      sex: null,
      studentNumber: null,
      numberInClass: null,
      from: LONG_AGO,
    },
  }),
  'return-pupil': () => ({ body: { clientId: randomUUID(), from: LONG_AGO } }),
  // Nobody finds a child of this name.
  'move-pupils': () => ({
    body: { clientId: randomUUID(), pupilIds: ['none'], toClassId: 'none', from: LONG_AGO },
  }),
  'end-stay': () => ({ body: { clientId: randomUUID(), lastDay: LONG_AGO } }),
  'correct-pupil': () => ({
    body: { clientId: randomUUID(), name: '别名', numberInClass: 1, seen: { name: '没有这个人', numberInClass: 7 } },
  }),
  'list-school-classes': () => ({}),
  'list-school-staff': () => ({}),
  // Its pupils are left; a school of the other district is none that one keeps.
  'end-school': ({ place }: World) => ({
    body: {
      clientId: randomUUID(),
      schoolId: place(1, 1, 1).schoolId,
      from: '2026-11-16',
      into: null,
      dryRun: true,
    },
  }),
  'take-back-end': ({ place }: World) => ({
    body: { clientId: randomUUID(), schoolId: place(1, 1, 1).schoolId, dryRun: true },
  }),
  'open-class': () => ({ body: { clientId: randomUUID(), term: '2019-2020-1', grade: 1, number: 1 } }),
  // Nor one of the school that the path does not name.
  'rename-class': () => ({ body: { clientId: randomUUID(), number: 9 } }),
  'start-term': () => ({ body: { clientId: randomUUID(), term: '2019-2020-1', dryRun: true } }),
};
