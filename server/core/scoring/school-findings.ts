/** Where one class stands in one dimension, as far as what to look into goes. */
export type ClassStanding<Class, Dimension> = {
  readonly of: Class;
  readonly dimension: Dimension;
  readonly pupils: number;
  readonly noticed: number;
  readonly scored: number;
  readonly ok: number;
  readonly records: number;
  readonly fresh: number;
};

export type Finding<Class, Dimension> =
  | { readonly kind: 'nothing-yet' }
  | {
      readonly kind: 'unnoticed';
      readonly class: Class;
      readonly dimension: Dimension;
      readonly pupils: number;
      readonly of: number;
    }
  | { readonly kind: 'late'; readonly class: Class; readonly freshShare: number; readonly records: number }
  | { readonly kind: 'thin'; readonly dimension: Dimension; readonly scored: number; readonly pupils: number }
  | { readonly kind: 'covered'; readonly dimension: Dimension; readonly ok: number; readonly pupils: number };

const FEW_RECORDS = 10;
const MOSTLY_LATE = 0.5;
const THIN = 0.5;

/**
 * At most three things a principal should look into, about evidence and never about whose scores are high or low: the class
 * with the largest share of children without any record in a dimension, the one entered latest, the dimension with the fewest scores; and
 * how far enough evidence reaches in the dimension where it reaches least. Ties go to the lower `orderOf`, then to the earlier standing.
 */
export function schoolFindings<Class, Dimension extends string>(
  standings: readonly ClassStanding<Class, Dimension>[],
  orderOf: (of: Class) => number,
): Finding<Class, Dimension>[] {
  if (standings.every((standing) => standing.records === 0)) return [{ kind: 'nothing-yet' }];
  const sum = (rows: typeof standings, of: (row: (typeof standings)[number]) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const worst = <T>(rows: readonly T[], badness: (row: T) => number, order: (row: T) => number) =>
    rows.filter((row) => badness(row) > 0).sort((a, b) => badness(b) - badness(a) || order(a) - order(b))[0];

  const missed = worst(
    standings,
    (row) => (row.pupils === 0 ? 0 : (row.pupils - row.noticed) / row.pupils),
    (row) => orderOf(row.of),
  );
  const classes = [...new Set(standings.map((row) => row.of))];
  const late = worst(
    classes.map((of) => {
      const rows = standings.filter((row) => row.of === of);
      const records = sum(rows, (row) => row.records);
      return { of, records, freshShare: records === 0 ? 1 : sum(rows, (row) => row.fresh) / records };
    }),
    (row) => (row.records >= FEW_RECORDS && row.freshShare < MOSTLY_LATE ? 1 - row.freshShare : 0),
    (row) => orderOf(row.of),
  );
  const dimensions = [...new Set(standings.map((row) => row.dimension))].sort();
  const byDimension = dimensions.map((dimension, index) => {
    const rows = standings.filter((row) => row.dimension === dimension);
    const [ok, pupils] = [sum(rows, (row) => row.ok), sum(rows, (row) => row.pupils)];
    return { dimension, index, ok, pupils, scored: sum(rows, (row) => row.scored) };
  });
  const thin = worst(
    byDimension,
    (row) => (row.pupils > 0 && row.scored / row.pupils < THIN ? 1 - row.scored / row.pupils : 0),
    (row) => row.index,
  );
  const leastCovered = worst(
    byDimension,
    (row) => 1 + (row.pupils === 0 ? 1 : 1 - row.ok / row.pupils),
    (row) => row.index,
  );
  const found: Finding<Class, Dimension>[] = [];
  if (missed) {
    const { of, dimension, pupils, noticed } = missed;
    found.push({ kind: 'unnoticed', class: of, dimension, pupils: pupils - noticed, of: pupils });
  }
  if (late) found.push({ kind: 'late', class: late.of, freshShare: late.freshShare, records: late.records });
  if (thin) found.push({ kind: 'thin', dimension: thin.dimension, scored: thin.scored, pupils: thin.pupils });
  if (leastCovered) {
    const { dimension, ok, pupils } = leastCovered;
    found.push({ kind: 'covered', dimension, ok, pupils });
  }
  return found.slice(0, 3);
}
