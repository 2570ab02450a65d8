import { type Components, type Rating, solveHenderson } from './generalizability.ts';
import { orderedSum } from './sum.ts';

/** Of some ratings of one person or rater: how many, and their sum. */
type Part = { readonly n: number; readonly sum: number };

/**
 * Henderson's method I (1953) without each group in turn: what a jackknife over them needs. Every person is of one group; raters may be of
 * several. One pass over the ratings: a group's persons only leave their sums, and of raters those alone are added up
 * anew who rated in it. Null where the rest of a group cannot be estimated. The same ratings in any order, of groups in the same one, give the same bits.
 */
export function withoutEachGroup(groups: readonly (readonly Rating[])[]): (Components | null)[] {
  const parts = groups.map(sumsOf);
  const ofRater = new Map<string, Part>();
  for (const { raters } of parts)
    for (const [rater, { n, sum }] of raters) {
      const before = ofRater.get(rater) ?? { n: 0, sum: 0 };
      ofRater.set(rater, { n: before.n + n, sum: before.sum + sum });
    }
  const total = (of: (part: (typeof parts)[number]) => number) => orderedSum(parts.map(of));
  const all = {
    n: total((part) => part.n),
    sum: total((part) => part.sum),
    squares: total((part) => part.squares),
    persons: total((part) => part.persons),
    ofPersons: total((part) => part.ofPersons),
    personsSquared: total((part) => part.personsSquared),
  };
  const [ofRaters, ratersSquared] = [
    orderedSum([...ofRater.values()].map(meanSquare)),
    orderedSum([...ofRater.values()].map(nSquared)),
  ];
  return parts.map((left) => {
    const n = all.n - left.n;
    if (n === 0) return null;
    const had = [...left.raters.keys()].map((rater) => ofRater.get(rater) ?? { n: 0, sum: 0 });
    const has = [...left.raters.values()].flatMap((own, at) => {
      const whole = had[at];
      return whole && whole.n > own.n ? [{ n: whole.n - own.n, sum: whole.sum - own.sum }] : [];
    });
    const T = {
      total: all.squares - left.squares,
      p: all.ofPersons - left.ofPersons,
      r: ofRaters - orderedSum(had.map(meanSquare)) + orderedSum(has.map(meanSquare)),
      mu: (all.sum - left.sum) ** 2 / n,
    };
    const kp = (all.personsSquared - left.personsSquared) / n;
    const kr = (ratersSquared - orderedSum(had.map(nSquared)) + orderedSum(has.map(nSquared))) / n;
    const nr = ofRater.size - had.length + has.length;
    return solveHenderson({ n, np: all.persons - left.persons, nr, kp, kr, T });
  });
}

function sumsOf(own: readonly Rating[]) {
  const byValue = [...own].sort((a, b) => a.x - b.x);
  const sums = (of: (rating: Rating) => string) => {
    const found = new Map<string, Part>();
    for (const rating of byValue) {
      const one = found.get(of(rating)) ?? { n: 0, sum: 0 };
      found.set(of(rating), { n: one.n + 1, sum: one.sum + rating.x });
    }
    return found;
  };
  const persons = [...sums(({ person }) => person).values()];
  return {
    n: own.length,
    sum: orderedSum(own.map(({ x }) => x)),
    squares: orderedSum(own.map(({ x }) => x * x)),
    persons: persons.length,
    ofPersons: orderedSum(persons.map(meanSquare)),
    personsSquared: orderedSum(persons.map(nSquared)),
    raters: sums(({ rater }) => rater),
  };
}

const meanSquare = ({ n, sum }: Part) => sum ** 2 / n;
const nSquared = ({ n }: Part) => n * n;
