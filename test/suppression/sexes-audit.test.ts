import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaRow, bandRow, holds, type Row, schoolRow } from '../../server/core/suppression/lattice.ts';
import { areasWithSexes, SEXES, sexAtoms } from '../../server/core/suppression/sexes-release.ts';
import { participationShare } from '../../server/core/suppression/shares.ts';
import { within } from '../support/patience.ts';
import { isWide, openProgramme } from './programme.ts';

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
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

/** Every total that has more than ten: more than the other table ever says. */
function toldOf(world: World): ReadonlySet<string> {
  const noticedIn = (schools: readonly number[]) =>
    world.bySchool
      .filter(({ schoolId }) => schools.some((at) => world.schoolIds[at] === schoolId))
      .reduce((sum, { boys, girls }) => sum + boys.noticed + girls.noticed, 0);
  const rows = [
    ...world.schoolIds.map((_, at) => [schoolRow(at), noticedIn([at])] as const),
    ...world.areas.map(({ id, schools }) => [areaRow(id), noticedIn(schools)] as const),
  ];
  return new Set(rows.flatMap(([id, noticed]) => (noticed > 10 ? id : [])));
}

/** The area whose boys or girls a row is. */
const areaOf = (row: Row) => AREAS.find((id) => SEXES.some((_, sex) => bandRow(id, sex) === row.id));

/**
 * The numbers of boys or girls with a record that are not printed, and that follow from what is, more narrowly than from the totals alone.
 * Known are how many boys and girls there are, of the told rows exactly how many of all have a record and how many records, and of
 * each area that is open what its report says of each; and that who has a record has at least one.
 */
function narrow(world: World, told: ReadonlySet<string>, open: ReadonlySet<string>): string[] {
  const { lattice, pupils, noticed } = sexAtoms(world);
  const records = world.schoolIds.flatMap((id) => {
    const school = world.bySchool.find(({ schoolId }) => schoolId === id);
    return SEXES.map((sex) => school?.[sex].records ?? 0);
  });
  const atomsOf = (row: Row) =>
    [...pupils.keys()].filter((atom) => holds(row, Math.floor(atom / SEXES.length), atom % SEXES.length));
  const sum = (values: readonly number[], row: Row) => atomsOf(row).reduce((all, atom) => all + (values[atom] ?? 0), 0);
  const names = (row: Row, of: 'noticed' | 'records' = 'noticed') => atomsOf(row).map((atom) => `${of} ${atom}`);
  const knowing = (hasReports: boolean) => {
    const known = openProgramme([...pupils.keys()].flatMap((atom) => [`noticed ${atom}`, `records ${atom}`]));
    for (const [atom, n] of pupils.entries()) {
      known.say({ [`noticed ${atom}`]: 1 }, { max: n });
      known.say({ [`records ${atom}`]: 1, [`noticed ${atom}`]: -1 }, { min: 0 });
    }
    for (const row of lattice.rows) {
      const say = (of: 'noticed' | 'records', min: number, max: number) =>
        known.say(Object.fromEntries(names(row, of).map((name) => [name, 1])), { min, max });
      if (told.has(row.id)) {
        say('noticed', sum(noticed, row), sum(noticed, row));
        say('records', sum(records, row), sum(records, row));
      }
      const [area, n] = [row.kind === 'band' ? areaOf(row) : undefined, sum(pupils, row)];
      if (!hasReports || !area || !open.has(area) || n === 0) continue;
      const each = Math.round((10 * sum(records, row)) / n) / 10;
      say('records', (each - 0.05) * n, (each + 0.05) * n);
      const share = participationShare(sum(noticed, row), n);
      if (share === '≥95') say('noticed', 0.95 * n, n);
      else if (share === '≤5') say('noticed', 0, 0.05 * n);
      else if (share !== null)
        say('noticed', share === 1 ? 0 : ((share - 0.5) * n) / 100, share === 99 ? n : ((share + 0.5) * n) / 100);
    }
    return known;
  };
  const [all, totals] = [knowing(true), knowing(false)];
  return lattice.rows.flatMap((row) => {
    const [size, count] = [sum(pupils, row), sum(noticed, row)];
    if (row.band === null || size === 0 || count === 0) return [];
    const area = areaOf(row);
    if (row.kind === 'band' && area !== undefined && open.has(area)) return [];
    if (row.kind === 'implied' && count > 10) return [];
    const [range, before] = [all.rangeOf(names(row)), totals.rangeOf(names(row))];
    const isAsBefore = range.to - range.from > before.to - before.from - 1e-6;
    return isWide(range, size) || isAsBefore ? [] : [`${row.id}: ${count} of ${size} in ${range.from}…${range.to}`];
  });
}

test(
  'how many boys or girls have a record, where few have, follows from no table of the district',
  () => {
    let printed = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        const told = toldOf(world);
        const open = areasWithSexes({ ...world, told });
        printed += open.size;
        expect(narrow(world, told, open)).toEqual([]);
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
