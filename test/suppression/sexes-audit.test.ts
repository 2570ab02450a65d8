import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaRow, schoolRow } from '../../server/core/suppression/lattice.ts';
import { areasWithSexes } from '../../server/core/suppression/sexes-release.ts';
import { within } from '../support/patience.ts';
import { narrowSexes, totalsOver } from './audit-sexes.ts';

const AREAS = ['district', 'town 0', 'town 1', 'group 0'];
/** Of how many boys or girls a school has, and of a hundred how many have a record. */
const aSex = fc.record({
  n: fc.integer({ min: 10, max: 60 }),
  each: fc.integer({ min: 1, max: 6 }),
  percent: fc.oneof(fc.constant(0), fc.constant(100), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 20 })),
});
const worlds = fc
  .array(
    fc.record({ town: fc.nat({ max: 1 }), isMember: fc.boolean(), counts: fc.boolean(), boys: aSex, girls: aSex }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((schools) => {
    const where = (is: (school: (typeof schools)[number]) => boolean) =>
      schools.flatMap((one, at) => (is(one) ? at : []));
    const part = ({ n, percent, each }: (typeof schools)[number]['boys']) => {
      const noticed = Math.round((n * percent) / 100);
      return { n, noticed, records: each * noticed };
    };
    return {
      schoolIds: schools.map((_, at) => `s${at}`),
      areas: AREAS.map((id, at) => ({
        id,
        schools: where(({ town, isMember }) => at === 0 || (at < 3 ? town === at - 1 : isMember)),
      })),
      bySchool: schools.flatMap(({ counts, boys, girls }, at) =>
        counts ? [{ schoolId: `s${at}`, boys: part(boys), girls: part(girls) }] : [],
      ),
    };
  });

test(
  'how many boys or girls have a record, where few have, follows from no table of the district',
  () => {
    let printed = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        const told = totalsOver(10, world);
        const open = areasWithSexes({ ...world, told });
        printed += open.size;
        expect(narrowSexes(world, told, open)).toEqual([]);
      }),
      { numRuns: 200, seed: 20_261_130 },
    );
    expect(printed).toBeGreaterThan(100);
  },
  within(120),
);

test('a town of which the boys are hidden hides its girls, and another with it', () => {
  const school = (schoolId: string, boys: number, girls: number) => {
    const of = (noticed: number) => ({ n: 40, noticed, records: noticed });
    return { schoolId, boys: of(boys), girls: of(girls) };
  };
  const areas = [
    { id: 'district', schools: [0, 1, 2] },
    { id: 'town 0', schools: [0] },
    { id: 'town 1', schools: [1] },
    { id: 'town 2', schools: [2] },
  ];
  const world = { schoolIds: ['a', 'b', 'c'], areas };
  const told = new Set([...areas.map(({ id }) => areaRow(id)), schoolRow(0), schoolRow(1), schoolRow(2)]);
  const open = (bySchool: ReturnType<typeof school>[]) => [...areasWithSexes({ ...world, bySchool, told })];
  expect(open([school('a', 20, 25), school('b', 30, 20), school('c', 22, 30)])).toHaveLength(4);
  const some = open([school('a', 3, 25), school('b', 30, 20), school('c', 22, 30)]);
  expect(some).not.toContain('town 0');
  expect(some.length).toBeLessThan(3);
  expect(some.length).toBeGreaterThan(0);
});
