/**
 * The tables of one district and term that leave its schools: which sums are printed, and of what. The smallest parts are
 * *atoms*, a school's pupils in one band of grades; a *row* adds up atoms. The rows are the same whatever is asked: every
 * school, every area, and every area's bands. So reports that overlap (town, group, district) show pieces of one lattice.
 * *Implied* rows are printed by nobody and follow from others by subtraction: the schools of a group's towns that are not the group's.
 */
export type Row = {
  readonly id: string;
  readonly kind: 'school' | 'area' | 'band' | 'implied';
  readonly schools: ReadonlySet<number>;
  /** Null: all bands. */
  readonly band: number | null;
};

export type Lattice = {
  readonly schools: number;
  readonly bands: number;
  readonly rows: readonly Row[];
  /** For each atom (school · bands + band) the rows that it is part of. */
  readonly rowsOf: readonly (readonly number[])[];
};

export const schoolRow = (school: number) => `school ${school}`;
export const areaRow = (area: string) => `area ${area}`;
export const bandRow = (area: string, band: number) => `area ${area} band ${band}`;

export type AreaSchools = { readonly id: string; readonly schools: readonly number[] };

export function latticeOf(schools: number, bands: number, areas: readonly AreaSchools[]): Lattice {
  const rows: Row[] = Array.from({ length: schools }, (_, school) => ({
    id: schoolRow(school),
    kind: 'school',
    schools: new Set([school]),
    band: null,
  }));
  for (const area of areas) {
    const within = new Set(area.schools);
    rows.push({ id: areaRow(area.id), kind: 'area', schools: within, band: null });
    for (let band = 0; band < bands; band++)
      rows.push({ id: bandRow(area.id, band), kind: 'band', schools: within, band });
  }
  for (const [at, within] of impliedBy(areas).entries()) {
    for (const band of [null, ...Array.from({ length: bands }, (_, n) => n)])
      rows.push({ id: `implied ${at} band ${band}`, kind: 'implied', schools: within, band });
  }
  const rowsOf = Array.from({ length: schools * bands }, (_, atom) =>
    rows.flatMap((row, index) => (holds(row, Math.floor(atom / bands), atom % bands) ? index : [])),
  );
  return { schools, bands, rows, rowsOf };
}

/** What is left of the areas that overlap one when it is taken away: a town without a group in it, two towns without a group across them. */
function impliedBy(areas: readonly AreaSchools[]): ReadonlySet<number>[] {
  const name = (schools: Iterable<number>) => [...schools].sort((a, b) => a - b).join();
  const known = new Set(areas.map(({ schools }) => name(schools)));
  const found: ReadonlySet<number>[] = [];
  for (const area of areas) {
    const overlapping = areas.filter(
      (other) =>
        other.schools.some((school) => area.schools.includes(school)) &&
        !area.schools.every((school) => other.schools.includes(school) && other.schools.length > area.schools.length),
    );
    const around = areas.filter((other) => area.schools.every((school) => other.schools.includes(school)));
    const unions = [
      new Set(overlapping.flatMap(({ schools }) => schools)),
      ...around.map(({ schools }) => new Set(schools)),
    ];
    for (const union of unions) {
      const left = new Set([...union].filter((school) => !area.schools.includes(school)));
      if (left.size === 0 || known.has(name(left))) continue;
      known.add(name(left));
      found.push(left);
    }
  }
  return found;
}

export const holds = (row: Row, school: number, band: number) =>
  row.schools.has(school) && (row.band === null || row.band === band);

/** A row's sum of a figure that is given for each atom. */
export function sumOf(lattice: Lattice, row: Row, values: readonly number[]): number {
  let sum = 0;
  for (const school of row.schools) {
    if (row.band !== null) sum += values[school * lattice.bands + row.band] ?? 0;
    else for (let band = 0; band < lattice.bands; band++) sum += values[school * lattice.bands + band] ?? 0;
  }
  return sum;
}

/** The same, by the row's place. */
export const sizeIn = (lattice: Lattice, values: readonly number[]) => (index: number) => {
  const row = lattice.rows[index];
  return row ? sumOf(lattice, row, values) : 0;
};
