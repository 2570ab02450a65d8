import type { SexGap } from '../../server/core/measurement/area-measured.ts';
import {
  type AreaSchools,
  areaRow,
  bandRow,
  holds,
  type Row,
  schoolRow,
} from '../../server/core/suppression/lattice.ts';
import { SEXES, sexAtoms } from '../../server/core/suppression/sexes-release.ts';
import { participationShare } from '../../server/core/suppression/shares.ts';
import { isWide, openProgramme } from './programme.ts';

type World = {
  readonly schoolIds: readonly string[];
  readonly areas: readonly AreaSchools[];
  readonly bySchool: SexGap['bySchool'];
};

/** Every total that has more than a few: more than the other table ever says. */
export function totalsOver(few: number, world: World): ReadonlySet<string> {
  const noticedIn = (schools: readonly number[]) =>
    world.bySchool
      .filter(({ schoolId }) => schools.some((at) => world.schoolIds[at] === schoolId))
      .reduce((sum, { boys, girls }) => sum + boys.noticed + girls.noticed, 0);
  const rows = [
    ...world.schoolIds.map((_, at) => [schoolRow(at), noticedIn([at])] as const),
    ...world.areas.map(({ id, schools }) => [areaRow(id), noticedIn(schools)] as const),
  ];
  return new Set(rows.flatMap(([id, noticed]) => (noticed > few ? id : [])));
}

/** The area whose boys or girls a row is. */
const areaOf = (world: World, row: Row) =>
  world.areas.find(({ id }) => SEXES.some((_, sex) => bandRow(id, sex) === row.id))?.id;

/**
 * The numbers of boys or girls with a record that are not printed, and that follow from what is, more narrowly than from the totals alone.
 * Known are how many boys and girls there are, of the told rows exactly how many of all have a record and how many records, and of
 * each area that is open what its report says of each; and that who has a record has at least one.
 */
export function narrowSexes(world: World, told: ReadonlySet<string>, open: ReadonlySet<string>): string[] {
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
      const [area, n] = [row.kind === 'band' ? areaOf(world, row) : undefined, sum(pupils, row)];
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
    const area = areaOf(world, row);
    if (row.kind === 'band' && area !== undefined && open.has(area)) return [];
    if (row.kind === 'implied' && count > 10) return [];
    const [range, before] = [all.rangeOf(names(row)), totals.rangeOf(names(row))];
    const isAsBefore = range.to - range.from > before.to - before.from - 1e-6;
    return isWide(range, size) || isAsBefore ? [] : [`${row.id}: ${count} of ${size} in ${range.from}…${range.to}`];
  });
}
