import { relative } from 'node:path';
import { afterAll, expect } from 'vitest';
import { packageRoot } from '../../../db/package-root.ts';
import { isExcepted } from './exceptions.ts';
import type { Explained } from './explained.ts';
import { explain } from './open-explainer.ts';
import { inShort, takeAsked } from './statements.ts';

const WORDS = {
  scan: 'is walked from end to end',
  wide: 'is walked for a whole school, district or term',
  sort: 'is sorted for one page',
};

/** After the tests of each file: the file that asked a bad statement is the one that fails. */
afterAll(async () => {
  const bad: string[] = [];
  for (const text of takeAsked()) bad.push(...(await explain(text)).flatMap((one) => said(inShort(text), one)));
  // The name makes each file's message its own: what is the same in several is printed once.
  const file = relative(packageRoot, expect.getState().testPath ?? '');
  expect(bad, `${file}: statements without a key, see docs/decisions/035-plans.md`).toEqual([]);
});

function said(text: string, { of, faults, plan }: Explained): string[] {
  return faults
    .filter((fault) => !isExcepted(text, fault))
    .map(({ table, what }) => `table that grows: ${table} ${WORDS[what]}, ${of}\n  ${text}\n  ${plan.join('\n  ')}`);
}
