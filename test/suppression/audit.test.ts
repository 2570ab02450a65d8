import fc from 'fast-check';
import { expect, test } from 'vitest';
import { releaseOf } from '../../server/core/suppression/release.ts';
import { within } from '../support/patience.ts';
import { type World as Audited, auditRelease } from './audit-release.ts';

const LEVELS = ['A', 'B', 'C', 'D'];
const AREAS = ['district', 'town 0', 'town 1', 'group 0', 'group 1'];
type World = Audited<'moral'>;

/** One class: how many pupils, and of a hundred how many are noticed, scored, have enough, are late; and what their levels are like. */
const aClass = fc.record({
  pupils: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 25, max: 45 })),
  noticed: fc.oneof(fc.constant(100), fc.constant(0), fc.integer({ min: 2, max: 98 })),
  scored: fc.oneof(fc.constant(100), fc.integer({ min: 0, max: 100 })),
  ok: fc.oneof(fc.constant(100), fc.integer({ min: 0, max: 100 })),
  levels: fc.oneof(
    fc.constant([25, 70, 95]),
    fc.constant([60, 100, 100]),
    fc.constant([2, 96, 99]),
    fc.constant([0, 100, 100]),
  ),
  each: fc.integer({ min: 1, max: 6 }),
});
const aSchool = fc.record({
  town: fc.integer({ min: 0, max: 1 }),
  group: fc.integer({ min: -1, max: 1 }),
  classes: fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), aClass), { minLength: 1, maxLength: 3 }),
});
const worlds = fc.array(aSchool, { minLength: 1, maxLength: 6 }).map((schools): World => {
  const where = (is: (school: (typeof schools)[number]) => boolean) =>
    schools.flatMap((one, at) => (is(one) ? at : []));
  return {
    schools: schools.length,
    bands: 2,
    areas: AREAS.map((id, at) => ({
      id,
      schools: where(({ town, group }) => at === 0 || (at < 3 ? town === at - 1 : group === at - 3)),
    })),
    classes: schools.flatMap(({ classes }, school) =>
      classes.map(([band, of], at) => {
        const part = (whole: number, percent: number) => Math.round((whole * percent) / 100);
        const noticed = part(of.pupils, of.noticed);
        const scored = part(noticed, of.scored);
        const cuts = [0, ...of.levels.map((percent) => part(scored, percent)), scored];
        return {
          school,
          band,
          classId: `${school}-${at}`,
          dimension: 'moral',
          pupils: of.pupils,
          noticed,
          scored,
          ok: part(scored, of.ok),
          records: noticed * of.each,
          fresh: noticed,
          levels: LEVELS.map((level, n) => ({ level, count: (cuts[n + 1] ?? 0) - (cuts[n] ?? 0) })),
        };
      }),
    ),
  };
});

const releaseFor = (world: World) => releaseOf({ ...world, dimensions: ['moral'] });

test(
  'nothing hidden can be worked out of all reports of a district together',
  () => {
    fc.assert(
      fc.property(worlds, (world) => {
        expect(auditRelease(world, releaseFor(world), 'moral')).toEqual([]);
      }),
      { numRuns: 200, seed: 20_261_124 },
    );
  },
  within(150),
);
