import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { NewActivity } from '../../server/contract/evidence.ts';
import { TODAY } from './world.ts';

type Sent = z.input<typeof NewActivity>;

/** One activity at level B in 清洁与卫生 for some pupils, or whatever is said instead. */
export function activityFor(
  pupils: readonly string[],
  said: Partial<Sent> & { level?: string; indicatorId?: string } = {},
): Sent {
  const { level = 'B', indicatorId = 'labour.g1', ...rest } = said;
  return {
    clientId: randomUUID(),
    title: '校园清洁日',
    happenedOn: TODAY,
    marks: pupils.map((pupilId) => ({ pupilId, indicatorId, value: { kind: 'level', level } })),
    ...rest,
  };
}
