import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { portionsOf } from '../../web/pages/archive/portions.ts';

const rows = (many: number) => Array.from({ length: many }, (_, at) => ({ pupilId: `p${at}`, hash: '' }));

test('a class is filed in portions that the service takes, in its order, each a request of its own', () => {
  const portions = portionsOf(rows(38), randomUUID);
  expect(portions.flatMap((one) => one.rows)).toEqual(rows(38));
  expect(portions.map((one) => one.rows.length)).toEqual([...Array.from({ length: 9 }, () => 4), 2]);
  expect(new Set(portions.map(({ clientId }) => clientId)).size).toBe(portions.length);
  expect(portionsOf([], () => '')).toEqual([]);
});
