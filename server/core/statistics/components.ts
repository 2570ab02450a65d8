/**
 * Connected components of the graph that joins the two names of each pair (union–find, path halving). What is compared across
 * components rests on an assumption and on no data. Answers the component of each name of either side, numbered from 1 in the order
 * of the least right name of each.
 */
export function components(pairs: readonly (readonly [left: string, right: string])[]) {
  const parent = new Map<string, string>();
  const find = (name: string): string => {
    let here = name;
    for (;;) {
      const up = parent.get(here) ?? here;
      if (up === here) return here;
      const above = parent.get(up) ?? up;
      parent.set(here, above);
      here = above;
    }
  };
  for (const [left, right] of pairs) {
    const [a, b] = [find(`l${left}`), find(`r${right}`)];
    if (!parent.has(a)) parent.set(a, a);
    if (a !== b) parent.set(b, a);
  }
  const numbers = new Map<string, number>();
  const side = (at: 0 | 1) => [...new Set(pairs.map((pair) => pair[at]))].sort();
  for (const right of side(1)) {
    const root = find(`r${right}`);
    if (!numbers.has(root)) numbers.set(root, numbers.size + 1);
  }
  const of = (prefix: string, at: 0 | 1) =>
    new Map(side(at).map((name) => [name, numbers.get(find(prefix + name)) ?? 0]));
  return { count: numbers.size, left: of('l', 0), right: of('r', 1) };
}
