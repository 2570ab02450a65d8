export type Tolerance = { readonly abs: number | null; readonly rel: number };
export type Tolerances = { readonly default: Tolerance; readonly by_path: Readonly<Record<string, Tolerance>> | null };

const INFORMATION = new Set(['published', 'published_values', 'source', 'reason', 'note', 'weights_disagreement']);
const IDS = ['student_id', 'class_id', 'school_id', 'rater_id', 'id', 'group_id', 'group'];

export type Comparison = { compared: number; readonly wrong: string[] };

/** Compares by the rules of the reference cases: numbers within the tolerance of the longest path that fits, all else exactly; null must be null. */
export function compare(wanted: unknown, got: unknown, tolerances: Tolerances): Comparison {
  const result: Comparison = { compared: 0, wrong: [] };
  walk(wanted, got, '', tolerances, result);
  return result;
}

function walk(wanted: unknown, got: unknown, path: string, tolerances: Tolerances, result: Comparison): void {
  const { abs, rel } = toleranceAt(path, tolerances);
  if (abs === null) return;
  if (Array.isArray(wanted)) {
    if (!Array.isArray(got) || got.length !== wanted.length)
      result.wrong.push(`${path}: want ${wanted.length} of them`);
    const list: readonly unknown[] = Array.isArray(got) ? got : [];
    const components = { wanted: membersOf(wanted), got: membersOf(list) };
    for (const [at, each] of wanted.entries()) {
      const id = IDS.find((name) => isRecord(each) && name in each);
      const partner =
        id === undefined ? list[at] : list.find((one) => isRecord(one) && isRecord(each) && one[id] === each[id]);
      const where = `${path}[${id !== undefined && isRecord(each) ? String(each[id]) : at}]`;
      const together = components.wanted.get(componentOf(each));
      if (together !== undefined) {
        result.compared += 1;
        if (together !== components.got.get(componentOf(partner)))
          result.wrong.push(`${where}.component: want ${together}`);
      }
      walk(each, partner, where, tolerances, result);
    }
    return;
  }
  if (isRecord(wanted)) {
    for (const [name, value] of Object.entries(wanted)) {
      if (INFORMATION.has(name) || (name === 'component' && idOf(wanted) !== undefined)) continue;
      walk(value, isRecord(got) ? got[name] : undefined, path === '' ? name : `${path}.${name}`, tolerances, result);
    }
    return;
  }
  result.compared += 1;
  const near =
    typeof wanted === 'number' && typeof got === 'number' && Math.abs(got - wanted) <= abs + rel * Math.abs(wanted);
  if (!near && (typeof wanted === 'number' || wanted !== got)) result.wrong.push(`${path}: want ${wanted}, got ${got}`);
}

const idOf = (one: Record<string, unknown>) => IDS.find((name) => name in one);
const componentOf = (one: unknown) => (isRecord(one) ? one['component'] : undefined);

/** Who is in each component: a component's number is only a name, and its members are what is compared. */
function membersOf(list: readonly unknown[]): ReadonlyMap<unknown, string> {
  const members = new Map<unknown, string[]>();
  for (const one of list) {
    const id = isRecord(one) ? idOf(one) : undefined;
    if (!isRecord(one) || id === undefined || !('component' in one)) continue;
    members.set(one['component'], [...(members.get(one['component']) ?? []), String(one[id])]);
  }
  return new Map([...members].map(([component, ids]) => [component, ids.sort().join(' ')]));
}

function toleranceAt(path: string, { by_path, default: otherwise }: Tolerances): Tolerance {
  const fitting = Object.keys(by_path ?? {})
    .filter((prefix) => path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`))
    .sort((a, b) => b.length - a.length);
  return by_path?.[fitting[0] ?? ''] ?? otherwise;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
