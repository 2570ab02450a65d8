import { afterAll, expect } from 'vitest';
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
  expect(bad, 'statements without a key: docs/decisions/035-plans.md says what to do').toEqual([]);
});

function said(text: string, { of, faults, plan }: Explained): string[] {
  return faults
    .filter((fault) => !isExcepted(text, fault))
    .map(({ table, what }) => `table that grows: ${table} ${WORDS[what]}, ${of}\n  ${text}\n  ${plan.join('\n  ')}`);
}
