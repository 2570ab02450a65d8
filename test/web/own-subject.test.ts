import { expect, test } from 'vitest';
import { ownDimensions } from '../../web/pages/log/own-subject.ts';
import type { Me } from '../../web/queries.ts';

const grant = (subject: string | null, role: 'teacher' | 'homeroom' = 'teacher', id = 'c1'): Me['grants'][number] => ({
  role,
  from: '2020-09-01',
  to: null,
  place: {
    kind: 'class',
    id,
    name: { classId: id, grade: 4, number: 1 },
    schoolName: { zh: '', en: '' },
    subject,
  },
});
const ownIn = (...grants: Me['grants']) => ownDimensions({ grants } as Me, 'c1');

test('a subject, in the school’s own words, tells the dimension; some tell two; a homeroom teacher has all', () => {
  expect(ownIn(grant('劳动'))).toEqual(['labour']);
  expect(ownIn(grant('体育与健康'), grant('美术'))).toEqual(['arts', 'health']);
  expect(ownIn(grant('物理'))).toEqual(['scitech', 'academic']);
  expect(ownIn(grant('Art'))).toEqual(['arts']);
  expect(ownIn(grant('Physical Education'))).toEqual(['health']);
  expect(ownIn(grant('道德与法治', 'teacher', 'another'))).toEqual([]);
  expect(ownIn(grant('劳动', 'homeroom'), grant(null), grant('晨会'))).toEqual([]);
});
