import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRubricFile } from '../../server/contract/rubric-file.ts';
import { readPack } from './packs.ts';

/** One thing broken in a pack (`labour`) or in one of its indicators (`labour.g1`); without a value it is taken away. */
type Broken = { what: string; in: string; path: string; value?: unknown; faults: string[] };
const broken: Broken[] = JSON.parse(readFileSync(new URL('./broken.json', import.meta.url), 'utf8'));

type Branch = Record<string, unknown>;

function faultsOf(one: Pick<Broken, 'in' | 'path' | 'value'>): string[] {
  const pack = structuredClone(readPack(`${one.in.replace(/\..*/, '')}.v1.json`));
  const at = pack.indicators.findIndex((each) => each.id === one.in);
  const steps = one.path.split(/[.[\]]+/).filter(Boolean);
  const last = steps.pop() ?? '';
  const root: unknown = at === -1 ? pack : pack.indicators[at];
  const inside = steps.reduce<Branch>((branch, step) => branch[step] as Branch, root as Branch);
  if ('value' in one) Reflect.set(inside, last, one.value);
  else Reflect.deleteProperty(inside, last);
  const read = readRubricFile(pack);
  const faults = 'faults' in read ? read.faults : [];
  return faults.map(({ path, reason }) => `${path}: ${reason}`.replace(`indicators[${at}].`, ''));
}

/** Many of the broken things change the weights of a whole band as well; those that are about the weights say so. */
const aboutWeights = /^(gradeBands\[\d\]: the weights|groupRules\[0\]\.totalWeight)/;

test.each(broken)('$what', (one) => {
  const says = one.faults.some((fault) => aboutWeights.test(fault));
  expect(faultsOf(one).filter((fault) => says || !aboutWeights.test(fault))).toEqual(one.faults);
});
