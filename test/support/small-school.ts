import { expect } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { openWorld } from './world.ts';

/**
 * Class 4(1) of three pupils, everything written out by hand. Weights in grades 3–4: the task groups share 60 points by their
 * own weights (here four of 8 each, so 15 points each), h2 and h3 10 each; nothing of h1, so 80 of 100 points are observed.
 *
 *   pupil 1   g1 A, g2 A, g3 B, g4 B, h3 B (homeroom), h2 A (labour):  (60 · 92.5 + 10 · 85 + 10 · 100) / 80 = 92.5, level A
 *   pupil 2   g1 B, g2 B, g3 C, g4 C, h3 C (homeroom), h2 B (labour):  (60 · 77.5 + 10 · 70 + 10 · 85) / 80 = 77.5, level B
 *   pupil 3   g1 B: 15 of 100 points observed, so there is no score
 */
const LEVELS = [
  ['labour.g1', 'A', 'B', 'B'],
  ['labour.g2', 'A', 'B'],
  ['labour.g3', 'B', 'C'],
  ['labour.g4', 'B', 'C'],
  ['labour.h3', 'B', 'C'],
] as const;
/** Entered on 10 November: what happened on the 3rd is within a week, what happened on the 2nd is not. */
const DAYS: Readonly<Record<string, string>> = { 'labour.g1': '2026-11-10', 'labour.g2': '2026-11-03' };
const LATE = '2026-11-02';

export async function openSmallSchool(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(wanted);
  const { schoolId, classId, pupils } = world.place(1, 1, 2);
  const log = async (by: string, indicatorId: string, levels: readonly string[]) => {
    const body = {
      clientId: world.newClientId(),
      title: '劳动',
      happenedOn: DAYS[indicatorId] ?? LATE,
      marks: levels.map((level, n) => ({
        pupilId: pupils[n] ?? '',
        indicatorId,
        value: { kind: 'level' as const, level },
      })),
    };
    expect((await world.ask(by, logActivity, { params: { classId }, body })).status).toBe(201);
  };
  for (const [indicatorId, ...levels] of LEVELS) await log('homeroom-d1s1c2', indicatorId, levels);
  await log('labour-d1s1', 'labour.h2', ['A', 'B']);
  return { ...world, schoolId, classId, pupils, log };
}

/**
 * The interval of the mean of 92.5 and 77.5, in squared points (a level step is 50/3, its square 277.78): each group mark
 * weighs 15/80 = 0.1875, h2 and h3 0.125 each; of either pupil 0.875 is the homeroom teacher's word, 0.125 the labour teacher's.
 *   severity   0.06 · 277.78 · ((2 · 0.875)² + (2 · 0.125)²) = 52.0833
 *   pupils     0.05 · 277.78 · 2 · (0.875² + 0.125²)         = 21.7014
 *   marks      0.35 · 277.78 · 2 · (4 · 0.1875² + 2 · 0.125²) = 33.4201
 *   √107.2049 / 2 = 5.1770;  85 ± 1.96 · 5.1770 = 74.8533 … 95.1467
 */
export const LABOUR = {
  dimension: 'labour',
  noticed: 3,
  scored: 2,
  ok: 2,
  mean: 85,
  sd: expect.closeTo(Math.sqrt(112.5), 9),
  lo: expect.closeTo(74.8533, 4),
  hi: expect.closeTo(95.1467, 4),
  errorsFrom: 'default',
  levels: [
    { level: 'A', count: 1 },
    { level: 'B', count: 1 },
    { level: 'C', count: 0 },
    { level: 'D', count: 0 },
  ],
  records: 13,
  freshShare: 5 / 13,
};
export const NOTHING = {
  noticed: 0,
  scored: 0,
  ok: 0,
  mean: null,
  sd: null,
  lo: null,
  hi: null,
  errorsFrom: 'default',
  levels: LABOUR.levels.map(({ level }) => ({ level, count: 0 })),
  records: 0,
  freshShare: null,
};
