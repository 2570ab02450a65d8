import type { Book } from './book.ts';
import type { RosterFaults } from './faults.ts';
import type { OrgRow } from './prepare-roster.ts';
import type { AreaRow, SchoolRow } from './store.ts';

const KINDS: Readonly<Record<string, 'district' | 'town' | 'group' | 'school'>> = {
  district: 'district',
  local: 'town',
  group: 'group',
  'ext:group': 'group',
  school: 'school',
};

/** A school as a package makes it: none says that one has closed. */
const GOES_ON = { lastDay: null, goesOnIn: null };

export type PlacesKnown = {
  readonly district: AreaRow;
  readonly areas: Book<AreaRow>;
  readonly schools: Book<SchoolRow>;
  readonly faults: RosterFaults;
  readonly newId: () => string;
};
export type Places = {
  /** By sourcedId, of the package or known before. */
  readonly schoolOf: ReadonlyMap<string, SchoolRow>;
  /** The schools that the package itself names: only theirs may a bulk file end. */
  readonly named: ReadonlySet<string>;
};

/** Organisations to areas and schools. States, nations and departments are passed over, but lead to what is above them. */
export function planPlaces(orgs: readonly OrgRow[], known: PlacesKnown): Places {
  const { district, areas, schools, faults, newId } = known;
  const areaOf = new Map([...areas.rows].map((row) => [row.sourcedId, row]));
  const schoolOf = new Map([...schools.rows].map((row) => [row.sourcedId, row]));
  const named = new Set<string>();
  const rowOf = new Map(orgs.map((row) => [row.sourcedId, row]));
  const fault = (row: OrgRow, field: string, code: Parameters<RosterFaults['add']>[3]) =>
    faults.add('orgs', row, field, code);

  const rows = orgs.filter((row) => {
    if (row.status === 'active' && row.nameFault) fault(row, 'name', row.nameFault);
    if (row.status === 'active' || !(row.type in KINDS)) return row.type in KINDS;
    fault(row, 'status', 'row.cannot_end');
    return false;
  });
  const own = ownDistrict(rows, district);
  for (const row of rows) {
    const kind = KINDS[row.type];
    const there = areaOf.get(row.sourcedId);
    if (kind === 'school' ? there : schoolOf.has(row.sourcedId)) fault(row, 'sourcedId', 'row.kind_changed');
    else if (kind === 'district') {
      if (row !== own) fault(row, 'type', 'row.foreign_district');
      else if (there && there.id !== district.id) fault(row, 'sourcedId', 'row.kind_changed');
      // The district is named by its operator; from its roster it takes only the identifier that later packages will use.
      else areaOf.set(row.sourcedId, areas.set(district.id, { sourcedId: row.sourcedId }));
    } else if (kind !== 'school' && there) {
      if (there.kind !== kind) fault(row, 'sourcedId', 'row.kind_changed');
      else areaOf.set(row.sourcedId, areas.set(there.id, renamed(there, row.name)));
    } else if (kind === 'town' || kind === 'group') {
      const id = newId();
      const { sourcedId, name } = row;
      const path = `${district.path}${id}/`;
      areaOf.set(
        sourcedId,
        areas.insert({
          id,
          districtId: district.id,
          kind,
          path,
          name,
          nameEn: name,
          sourcedId,
          figuresOn: null,
          frame: null,
          requiresSecondStep: false,
        }),
      );
    }
  }

  for (const row of rows) {
    if (KINDS[row.type] !== 'school' || areaOf.has(row.sourcedId)) continue;
    const above = aboveOf(row, rowOf, areaOf, schoolOf);
    if (above === undefined) {
      fault(row, 'parentSourcedId', 'row.unknown_parent');
      continue;
    }
    const { sourcedId, name, sortKey } = row;
    const before = schoolOf.get(sourcedId);
    // What the package does not say stays: a town or a group may have been set by hand.
    const areaId = above.town?.id ?? before?.areaId ?? district.id;
    const groupId = above.group?.id ?? before?.groupId ?? null;
    const id = before?.id ?? newId();
    const path = `${areas.get(areaId)?.path ?? district.path}${id}/`;
    const placed = { areaId, groupId, path, sortKey };
    const after = before
      ? schools.set(id, { ...placed, ...renamed(before, name) })
      : schools.insert({ id, districtId: district.id, name, nameEn: name, sourcedId, ...placed, ...GOES_ON });
    schoolOf.set(sourcedId, after);
    named.add(id);
  }
  return { schoolOf, named };
}

/** The row that has our sourcedId, or else the only one there is. */
function ownDistrict(rows: readonly OrgRow[], { sourcedId }: AreaRow): OrgRow | undefined {
  const districts = rows.filter((row) => row.type === 'district');
  return districts.find((row) => row.sourcedId === sourcedId) ?? (districts.length === 1 ? districts[0] : undefined);
}

/** An English name that only repeats the roster's name follows it; one that somebody wrote stays. */
function renamed(before: { readonly name: string; readonly nameEn: string }, name: string) {
  return before.nameEn === before.name ? { name, nameEn: name } : { name };
}

/** The town and the education group on the way up from a school; undefined where the way leads nowhere. */
function aboveOf(
  row: OrgRow,
  rowOf: ReadonlyMap<string, OrgRow>,
  areaOf: ReadonlyMap<string, AreaRow>,
  schoolOf: ReadonlyMap<string, SchoolRow>,
): { readonly town?: AreaRow; readonly group?: AreaRow } | undefined {
  let found: { town?: AreaRow; group?: AreaRow } = {};
  const seen = new Set<string>();
  for (let at = row.parentSourcedId; at !== null && !seen.has(at); at = rowOf.get(at)?.parentSourcedId ?? null) {
    seen.add(at);
    const area = areaOf.get(at);
    if (area?.kind === 'town') found = { town: area, ...found };
    if (area?.kind === 'group') found = { group: area, ...found };
    if (!area && !rowOf.has(at) && !schoolOf.has(at)) return undefined;
  }
  return found;
}
